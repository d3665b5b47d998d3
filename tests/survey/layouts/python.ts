// Python projects in the shapes in which they usually come.

import type { Tree } from "../memory.ts";

const models = (entity: string, state: string): string => `from dataclasses import dataclass
from enum import Enum


class ${entity}${state}(str, Enum):
    """States.

    class DocstringStatus(Enum): is not code.
    """

    ACTIVE = "active"
    CLOSED = "closed"


@dataclass
class ${entity}:
    status: ${entity}${state}
`;

const routes = (path: string): string => `from flask import Blueprint

bp = Blueprint("x", __name__)


@bp.post("/${path}")
def create():
    item.status = "active"
    if not allowed:
        raise Forbidden("no")


# @bp.get("/commented-out")
`;

/** One package per domain at the top, infrastructure beside them. */
export const packagePerDomain: Tree = {
  "pyproject.toml": '[project]\nname = "accounts"\ndependencies = ["flask>=3", "SQLAlchemy"]\n',
  "app.py": "from auth import routes\n",
  "config.py": "DEBUG = False\n",
  "auth/__init__.py": "",
  "auth/models.py": models("User", "Status"),
  "auth/login.py": "MAX_ATTEMPTS = 5\n\n\ndef login():\n    raise LockedOut()\n",
  "auth/routes.py": routes("login"),
  "billing/models.py": `from auth.models import User\n${models("Invoice", "Status")}`,
  "billing/routes.py": routes("invoices"),
  "billing/jobs.py":
    "from celery import shared_task\n\n\n@shared_task\ndef charge_due():\n    pass\n",
  "teams/models.py": models("Team", "State"),
  "teams/routes.py": routes("teams"),
  "infra/db.py": "def connect():\n    raise RuntimeError()\n",
  "migrations/0001.py": models("Old", "Status"),
  "tests/test_auth.py": models("Fake", "Status"),
  "docs/index.md": "# Docs\n",
};

/** Folders are layers; the domain is in the names of the files. */
export const layerPerFolder: Tree = {
  "requirements.txt": "Flask==3.0\ncelery[redis]>=5 # jobs\n",
  "myapp/__init__.py": "",
  "myapp/main.py": "",
  "myapp/models/user.py": models("User", "Status"),
  "myapp/models/invoice.py": models("Invoice", "Status"),
  "myapp/models/subscription.py": models("Subscription", "Status"),
  "myapp/models/meter.py": models("Meter", "State"),
  "myapp/models/meter_reading.py": models("MeterReading", "State"),
  "myapp/controllers/billing.py": routes("invoices"),
  "myapp/controllers/login.py": routes("login"),
  "myapp/services/billing_service.py":
    "class BillingService:\n    def run(self):\n        raise NotAllowed()\n",
  "myapp/services/password_reset.py": "def reset():\n    token.status = 'used'\n",
  "myapp/utils/strings.py": "def f(): pass\n",
};

/** A Django project with two apps. */
export const django: Tree = {
  "manage.py": "import django\n",
  "requirements/base.txt": "Django>=5\ndjangorestframework\n",
  "shop/settings.py": "DEBUG = True\n",
  "shop/urls.py": "urlpatterns = []\n",
  "shop/wsgi.py": "",
  "orders/models.py":
    'from django.db import models\n\n\nclass Order(models.Model):\n    class Status(models.TextChoices):\n        OPEN = "open"\n\n    status = models.CharField()\n',
  "orders/views.py":
    "from rest_framework.views import APIView\n\n\nclass OrderView(APIView):\n    def post(self):\n        order.status = Order.Status.OPEN\n",
  "orders/admin.py": "",
  "orders/migrations/0001_initial.py": "",
  "customers/models.py":
    "from django.db import models\n\n\nclass Customer(models.Model):\n    name = models.TextField()\n",
  "customers/tests.py": "",
};

/** Modules side by side in one folder. */
export const flat: Tree = {
  "login.py":
    "MAX_ATTEMPTS = 3\n\n\ndef login(user):\n    user.status = 'locked'\n    raise Locked()\n",
  "invoices.py": models("Invoice", "Status"),
  "models.py": models("User", "Status"),
  "utils.py": "def f(): pass\n",
};

/** One file. */
export const script: Tree = {
  "todo.py": `${models("Todo", "Status")}\n\ndef done(todo):\n    todo.status = TodoStatus.CLOSED\n`,
};
