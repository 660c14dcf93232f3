"""A plan in the browser: what it computes, says and draws by itself, on the page and in a file of its own."""
