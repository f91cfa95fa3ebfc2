import { createContext, useContext } from 'react';
import type { Service } from './service.js';

const ServiceContext = createContext<Service | null>(null);

export const ServiceProvider = ServiceContext.Provider;

export function useService(): Service {
  const service = useContext(ServiceContext);
  if (!service) throw new Error('no service was provided above this screen');
  return service;
}
