/** @type {import("next").NextConfig} */
export default {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // Bundling these would break their native or dynamic parts.
  serverExternalPackages: ["pino", "pg"],
  experimental: {
    serverActions: { bodySizeLimit: "2mb" },
  },
};
