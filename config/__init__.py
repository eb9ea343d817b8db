"""How the product is put together and started: settings, URLs, the embedded database."""
