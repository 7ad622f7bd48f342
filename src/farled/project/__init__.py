"""Where the parts are put together: settings, URLs, the REST root, the command line."""
