// Serves the form service on loopback as each host would call it: /cloudflare and /netlify. Prints the
// port. Its settings come from the environment.
import netlify, { onRequest } from "../../docs/form-service/listing.js";

const env = Deno.env.toObject();

const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
  const { pathname } = new URL(request.url);
  return pathname.startsWith("/netlify") ? netlify(request) : onRequest({ request, env });
});
Deno.stdout.writeSync(new TextEncoder().encode(`${server.addr.port}\n`));
