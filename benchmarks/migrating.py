"""``python -m benchmarks.migrating`` makes an empty database ready, and prints what that took as JSON."""

import json

from benchmarks.spent import Spent


def main() -> dict[str, float]:
    """Migrate, the loading of the product included."""
    import django

    begun = Spent(0.0, Spent.until_now().wall, 0.0)
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    return Spent.until_now().since(begun)


if __name__ == "__main__":
    print(json.dumps(main()))
