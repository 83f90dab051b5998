"""Jobs: long work waits in a queue, is done by a worker as the person who asked, and shows how far it is."""

from fourfold.core import capability


class JobsConfig(capability.Capability):
    name = "fourfold.core.jobs"
    label = "jobs"
