"""Properties are about answers, not about how busy the machine is: an example may take its time."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
if settings.get_current_profile_name() == "default":
    settings.load_profile("unhurried")
