"""Settings of the tests: the product's own, in development mode, with fast hashing and jobs run at once."""

import os
import tempfile

_folder = tempfile.TemporaryDirectory(prefix="farled-tests-")
os.environ.setdefault("FARLED_MODE", "development")
os.environ.setdefault("FARLED_DATA", _folder.name)
os.environ.setdefault("FARLED_HOSTS", "testserver,localhost,127.0.0.1,app.example.test")

from farled.project.settings import *  # noqa: E402, F403
from farled.project.settings import STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns about a missing folder, and warnings are errors

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
