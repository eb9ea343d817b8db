// The Swagger page: shows the OpenAPI document, and tries operations as the person signed in.
// Swagger UI is a classic script that leaves one name; nothing on this page is inline.

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const root = document.querySelector("[data-schema]");

function follow(scheme) {
  document.documentElement.classList.toggle("dark-mode", scheme.matches);
}

/** Let a write through the check that the browser's session demands. */
function withCsrf(request) {
  const isHere = new URL(request.url, location.href).origin === location.origin;
  if (isHere && !SAFE.has(request.method ?? "GET")) {
    request.headers["X-CSRFToken"] = root.dataset.csrf;
  }
  return request;
}

follow(dark);
dark.addEventListener("change", follow);

window.SwaggerUIBundle({
  domNode: root,
  url: root.dataset.schema,
  presets: [window.SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  validatorUrl: null, // otherwise a site of others is asked about our document
  requestInterceptor: withCsrf,
});
