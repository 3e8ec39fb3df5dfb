"""A service with Django REST framework and SimpleJWT: the README's settings, and a verdict for
each token on standard input. Both of SimpleJWT's ways have to agree: the user from the token
alone, and the user of that id in the service's own database."""

import os
import sys

import django
from django.conf import settings

readme = {}
exec(os.environ["TEST_CODE"], readme)
settings.configure(
    SECRET_KEY="of this service, and of no use here" * 2,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "rest_framework",
        "rest_framework_simplejwt",
    ],
    USE_TZ=True,
    **{name: value for name, value in readme.items() if name.isupper()},
)
django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView
from rest_framework_simplejwt.authentication import JWTAuthentication

call_command("migrate", verbosity=0)
User.objects.create(pk=1, username="ada")


class Stateless(APIView):
    def get(self, request):
        return Response(str(request.user.id))


class Stored(Stateless):
    authentication_classes = [JWTAuthentication]


for line in sys.stdin:
    request = APIRequestFactory().get("/", HTTP_AUTHORIZATION=f"Bearer {line.strip()}")
    answers = [view.as_view()(request) for view in (Stateless, Stored)]
    verdicts = {(answer.status_code, str(answer.data)) for answer in answers}
    if len(verdicts) != 1:
        print("disagreed", verdicts, flush=True)
        continue
    status, data = verdicts.pop()
    print("accepted" if status == 200 else f"refused {status}", data.replace("\n", " "), flush=True)
