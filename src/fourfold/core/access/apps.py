"""Access: who is asking, what they may do (roles), and which rows exist for them (row security)."""

from django.contrib.auth.signals import user_logged_in

from fourfold.core import capability


class AccessConfig(capability.Capability):
    name = "fourfold.core.access"
    label = "access"

    tends = ("fourfold.core.access.actions.falling.let_fall",)

    def ready(self) -> None:
        from fourfold.core.access import sessions

        # Django would stamp the last sign-in with the machine's own clock; the audit log says it by the platform's.
        user_logged_in.disconnect(dispatch_uid="update_last_login")
        user_logged_in.connect(sessions.begin, dispatch_uid="fourfold.sessions.begin")
