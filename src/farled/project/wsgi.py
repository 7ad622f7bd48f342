"""The WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "farled.project.settings")
application = get_wsgi_application()

# What is loaded now lives as long as the process. Otherwise the collector looks through all of it whenever a page makes
# many objects: for a red thread of 10 000 activities that was a quarter of the time.
gc.collect()
gc.freeze()

# A page of thousands of rows makes more objects than the collector lets be by default, and it looked through them all
# again and again: half the time of what bodies have realised. Less often costs some thirty megabytes.
gc.set_threshold(10_000, 5, 5)
