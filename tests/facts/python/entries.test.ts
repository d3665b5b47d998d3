// What is read of Python's settings and of the ways into a program.

import { expect, test } from "vitest";
import { constantsOf, entriesOf, factsOf } from "../shown.ts";

const python = (text: string) => factsOf("app/main.py", text);

test("constants and settings with their units", async () => {
  const facts = await python(`
from datetime import timedelta as td
GRACE = td(days=2)
MAX_ATTEMPTS = int(os.environ.get("MAX_ATTEMPTS", "5"))
LOCKOUT = timedelta(minutes=int(os.getenv("LOCKOUT_MINUTES", 15)))
SESSION_TTL_SECONDS = 60 * 60 * 12
DEBUG = config("DEBUG", default=False, cast=bool)
TOKEN = os.environ["TOKEN"]
LIMITS = {"max_members": 25, "invite": {"days": 7}}
helper = compute()
class Config:
    LOCK_MINUTES = _env_int("LOCK_MINUTES", 15)
class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="APP_")
    max_members: int = 25
def create_app():
    app.config["PAGE_SIZE"] = 50
`);
  expect(constantsOf(facts)).toEqual([
    "GRACE = 172800s",
    "MAX_ATTEMPTS = 5 from MAX_ATTEMPTS",
    "LOCKOUT = 900s from LOCKOUT_MINUTES",
    "SESSION_TTL_SECONDS = 43200 x 1s",
    "DEBUG = false from DEBUG",
    "TOKEN = ? from TOKEN",
    "LIMITS.max_members = 25",
    "LIMITS.invite.days = 7 x 86400s",
    "Config.LOCK_MINUTES = 15 x 60s from LOCK_MINUTES",
    "Settings.max_members = 25 from APP_MAX_MEMBERS",
    "PAGE_SIZE = 50",
  ]);
});

test("routes carry their prefix and what stands before them", async () => {
  const facts = await python(`
bp = Blueprint("admin", __name__, url_prefix="/admin")
router = APIRouter(prefix="/orders", dependencies=[Depends(auth)])
@bp.get("/users")
@login_required
@require_scope(Scope.USERS)
def users(): ...
@router.post("/{id}/pay")
async def pay(id: int, user: User = Depends(current_user)): ...
@app.route("/hooks/card", methods=["POST"])
def hook(): ...
router.register(r"teams", TeamViewSet)
api.add_resource(Members, "/members/<int:id>")
app.router.add_post("/pets", create_pet)
signals.register("teams", listener)
responses = session.get("/not/a/route")
urlpatterns = [
    path("login/", views.login),
    path("accounts/<int:pk>/", login_required(AccountView.as_view())),
    path("api/", include("api.urls")),
]
`);
  expect(entriesOf(facts)).toEqual([
    "route /login/ -> views.login",
    "route /accounts/<int:pk>/ -> AccountView [login_required]",
    "route GET /admin/users -> users [login_required, require_scope(Scope.USERS)]",
    "route POST /orders/{id}/pay -> pay [auth, current_user]",
    "webhook POST /hooks/card -> hook",
    "route /teams -> TeamViewSet",
    "route /members/<int:id> -> Members",
    "route POST /pets -> create_pet",
  ]);
});

test("jobs, commands and messages with their schedules", async () => {
  const facts = await python(`
@scheduler.task("interval", id="release", minutes=1)
def release(): ...
@sched.scheduled_job("cron", hour=3)
def nightly(): ...
@jobs.every(hours=1)
def renew(): ...
@shared_task
def send(): ...
CELERY_BEAT_SCHEDULE = {"x": {"task": "app.tasks.expire", "schedule": crontab(minute=0, hour=4)}}
scheduler.add_job(cleanup, "interval", minutes=10, id="clean")
schedule.every(10).minutes.do(poll)
@cli.command("close-accounts")
@click.option("--days", default=90)
def close(days): ...
@receiver(post_save, sender=User)
def saved(sender): ...
`);
  expect(entriesOf(facts)).toEqual([
    "job x 0 4 * * * -> expire",
    "job release every 60s -> release",
    "job nightly 0 3 * * * -> nightly",
    "job renew every 3600s -> renew",
    "job send -> send",
    "job clean every 600s -> cleanup",
    "job poll every 600s -> poll",
    "command close-accounts -> close",
    "message post_save User -> saved",
  ]);
});

test("a management command of Django is named by its file", async () => {
  const facts = await factsOf(
    "shop/management/commands/expire_carts.py",
    "class Command(BaseCommand):\n    def handle(self, *args, **options):\n        expire()\n",
  );
  expect(entriesOf(facts)).toEqual(["command expire_carts -> Command.handle"]);
});
