"""Writes a software bill of materials, CycloneDX 1.6 as JSON: python sbom.py OUT.json.

The same inputs give the same bytes: the serial number comes from the content, the time from SOURCE_DATE_EPOCH.
"""

import json
import os
import platform
import re
import sys
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from components import PROJECT, Component, others, packages


def program_version() -> str:
    """Return the version of the program."""
    text = (PROJECT / "src" / "wizard" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        raise SystemExit("sbom: src/wizard/__init__.py names no version.")
    return found[1]


def _entry(component: Component) -> dict[str, Any]:
    kind = "library" if component.package or component.name == "Qt" else "platform"
    entry: dict[str, Any] = {
        "type": "file" if component.name in {"Source Sans 3", "sRGB profile"} else kind,
        "bom-ref": f"{component.name.lower().replace(' ', '-')}@{component.version}",
        "name": component.name,
        "version": component.version,
        "description": component.about,
        "licenses": [_licence(component.licence)],
    }
    if component.package:
        entry["purl"] = f"pkg:pypi/{component.name}@{component.version}"
    if component.home:
        entry["externalReferences"] = [{"type": "website", "url": component.home}]
    if component.digests:
        # A package's release has a file for each system, and any of them may be in a bundle.
        note = {"name": "release-file-sha256", "value": ""}
        entry["properties"] = [{**note, "value": digest} for digest in component.digests]
    return entry


def _licence(expression: str) -> dict[str, Any]:
    if expression.startswith("LicenseRef-"):
        return {"license": {"name": expression.removeprefix("LicenseRef-")}}
    if re.fullmatch(r"[A-Za-z0-9.+-]+", expression):
        return {"license": {"id": expression}}
    return {"expression": expression}


def _runtimes() -> list[Component]:
    """Return the Pythons that are shipped: this one for Linux, and the one in the last bundle for Windows."""
    runtime = others()[0]
    versions = {platform.python_version()}
    windows = PROJECT / "build" / "windows" / "python-version"
    if windows.is_file():
        versions.add(windows.read_text(encoding="ascii").strip())
    return [replace(runtime, version=version) for version in sorted(versions)]


def bill() -> dict[str, Any]:
    """Return the bill."""
    version = program_version()
    components = [_entry(component) for component in (*_runtimes(), *others()[1:], *packages())]
    program = {
        "type": "application",
        "bom-ref": f"gp-action-wizard@{version}",
        "name": "GP Action Wizard",
        "version": version,
        "licenses": [{"license": {"id": "MIT"}}],
    }
    content = json.dumps([program, components], sort_keys=True)
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}",
        "version": 1,
        "metadata": {"timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": program},
        "components": components,
        "dependencies": [
            {"ref": program["bom-ref"], "dependsOn": [component["bom-ref"] for component in components]},
        ],
    }


def main(out: Path) -> int:
    """Write the bill; return the exit code."""
    text = json.dumps(bill(), ensure_ascii=False, indent=2)
    out.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
