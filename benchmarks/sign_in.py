"""Whether the time it takes to be refused tells that an account exists (S15). Run with the product's settings.

``python -m benchmarks.sign_in`` prints the median milliseconds of processor time for either, as JSON.
"""

import json
import time
from statistics import median

TRIES = 40


def main() -> dict[str, float]:
    """Sign in with the wrong password, in turns to an account that is and to one that is not."""
    import django

    django.setup()
    from django.test import Client, override_settings

    from benchmarks.generator import STRATEGIST
    from farled.people.reads import User

    user = User.objects.get(email=STRATEGIST)
    user.set_password("a password somebody has")
    user.save()
    client = Client(HTTP_HOST="localhost", HTTP_X_FORWARDED_PROTO="https")
    times: dict[str, list[float]] = {"known": [], "unknown": []}
    with override_settings(ACCOUNT_RATE_LIMITS=False):
        for _ in range(TRIES):
            for which, email in (("known", STRATEGIST), ("unknown", "nobody@provkoping.example")):
                begun = time.process_time()
                response = client.post("/account/login/", {"login": email, "password": "another password"})
                times[which].append((time.process_time() - begun) * 1000)
                assert response.status_code == 200, response.status_code
    return {which: median(each[1:]) for which, each in times.items()}


if __name__ == "__main__":
    print(json.dumps(main()))
