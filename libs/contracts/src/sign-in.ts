import { roles } from '@parchemin/kernel';
import { z } from 'zod';

export const SignInRequest = z
  .strictObject({ name: z.string().min(1).max(100), password: z.string().min(1).max(200) })
  .meta({ id: 'SignInRequest' });
export type SignInRequest = z.infer<typeof SignInRequest>;

export const SignedIn = z
  .strictObject({ id: z.string(), name: z.string(), role: z.enum(roles), school: z.string().nullable() })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof SignedIn>;
