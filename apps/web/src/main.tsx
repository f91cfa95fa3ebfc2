import './app/styles.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './app/console.js';
import { httpService } from './data/http-service.js';
import { newQueryClient } from './data/query-client.js';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the console');
const service = httpService((...request) => fetch(...request));
createRoot(place).render(
  <StrictMode>
    <Console service={service} client={newQueryClient()} />
  </StrictMode>,
);
