#!/usr/bin/env python3
"""Fails on any import of one of our modules that Package.swift does not name for the importing target.

SwiftPM lets transitive, and on a warm build even upward, imports through; this does not.
Usage: Scripts/check-imports.py [PACKAGE_FOLDER]
"""
import json
import pathlib
import re
import subprocess
import sys

IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias|actor)\s+)?(\w+)"
)


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    described = subprocess.run(
        ["swift", "package", "--package-path", str(root), "--enable-all-traits", "describe", "--type", "json"],
        check=True, capture_output=True, text=True)
    targets = json.loads(described.stdout)["targets"]
    names = {target["name"] for target in targets}
    faults = []
    seen = 0
    for target in targets:
        allowed = set(target.get("target_dependencies", []))
        for path in sorted((root / target["path"]).rglob("*.swift")):
            seen += 1
            for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
                found = IMPORT.match(line)
                if found and found.group(1) in names and found.group(1) not in allowed:
                    faults.append(
                        f"{path.relative_to(root)}:{number}: {target['name']} imports {found.group(1)}, "
                        "which Package.swift does not name for it")
    for fault in faults:
        print(fault)
    print(f"checked the imports of {seen} files in {len(targets)} targets: {len(faults)} faults")
    return 1 if faults or not seen else 0


if __name__ == "__main__":
    sys.exit(main())
