/** @type {import("next").NextConfig} */
export default {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // Bundling these would break their native or dynamic parts.
  serverExternalPackages: ["pino", "pg", "openid-client"],
  // No page shows a picture that must be made smaller, and the route that does so would be open to everybody.
  images: { unoptimized: true },
  experimental: {
    serverActions: { bodySizeLimit: "2mb" },
  },
};
