#!/usr/bin/env python3
"""Makes Data/map.tsv, the outlines and middles of countries, from Natural Earth (public domain).

    python3 Scripts/make-map.py [WORLD_FOLDER] [GEO_FOLDER]     (default: ../shared/packs/world and geo)

WORLD_FOLDER holds ne_110m_admin_0_countries.json, GEO_FOLDER countries_50m.json, both Natural Earth.
Outlines are those of 1:110 million; the 1:50 million set gives the middles of the small states that
the coarse one lacks, their regions stand below. x and y count tenths of a degree from 180° W and
90° N (plate carrée). Docs/sources.md tells how disputed land is treated.
"""
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKS = HERE.parent.parent / "shared/packs"
WORLD = Path(sys.argv[1]) if len(sys.argv) > 1 else PACKS / "world"
GEO = Path(sys.argv[2]) if len(sys.argv) > 2 else PACKS / "geo"

# UN M49 regions of states that the coarse set lacks.
REGIONS = {
    "Southern Europe": "AND MLT SMR VAT GIB", "Western Europe": "LIE MCO",
    "Western Asia": "BHR", "Southern Asia": "MDV", "South-Eastern Asia": "SGP",
    "Eastern Asia": "HKG MAC", "Western Africa": "CPV", "Middle Africa": "STP",
    "Eastern Africa": "COM MUS SYC",
    "Caribbean": "ATG BRB DMA GRD KNA LCA VCT",
    "Micronesia": "FSM KIR MHL NRU PLW", "Polynesia": "TON TUV WSM COK NIU",
}
# Natural Earth's own codes for what ISO 3166 has no code for, or another.
CODES = {"KOS": "XKX", "SDS": "SSD", "PSX": "PSE", "SAH": "ESH"}
NO_CODE = {"CYN", "SOL"}


def point(place):
    return round((place[0] + 180) * 10), round((90 - place[1]) * 10)


def rings(geometry):
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [ring for polygon in polygons for ring in polygon]


def outline(parts):
    """An SVG path, relative after the first point of each ring."""
    text = ""
    for ring in parts:
        points = [point(place) for place in ring[:-1]]
        points = [here for n, here in enumerate(points) if n == 0 or here != points[n - 1]]
        if len(points) < 3:
            continue
        text += f"M{points[0][0]} {points[0][1]}l"
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(points, points[1:])]
        numbers = " ".join(f"{x} {y}" for x, y in steps)
        text += numbers.replace(" -", "-") + "z"
    return text


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def middle(parts):
    """The centroid of the largest ring."""
    ring = max(parts, key=lambda ring: abs(area(ring)))
    total = area(ring)
    if abs(total) < 1e-9:
        return ring[0]
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:]))
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:]))
    return x / (6 * total), y / (6 * total)


def main():
    known = {line.split("\t")[0] for line in (HERE.parent / "Data/states.tsv").read_text().splitlines()[2:]}
    rows = {}
    for feature in json.loads((WORLD / "ne_110m_admin_0_countries.json").read_text())["features"]:
        facts = feature["properties"]
        code = CODES.get(facts["ADM0_A3"], facts["ADM0_A3"])
        if facts["ADM0_A3"] == "ATA":
            continue
        parts = rings(feature["geometry"])
        if code not in known:
            assert code in NO_CODE, code
            code = "-" + code
        region = facts["SUBREGION"]
        rows[code] = (region, *point(middle(parts)), outline(parts))
    fine = {CODES.get(row["adm0"], row["adm0"]): row for row in json.loads((GEO / "countries_50m.json").read_text())}
    for region, codes in REGIONS.items():
        for code in codes.split():
            if code not in rows and code in fine:
                parts = [ring for polygon in fine[code]["polygons"] for ring in polygon]
                rows[code] = (region, *point(middle(parts)), "")
            elif code not in rows:
                print("no outline of", code, file=sys.stderr)
    with open(HERE.parent / "Data/map.tsv", "w", encoding="utf8") as file:
        file.write("# map.tsv: outlines of 1:110 million, middles of small states of 1:50 million, regions "
                   "(UN M49): Natural Earth (public domain). Made by Scripts/make-map.py.\n")
        file.write("code\tregion\tx\ty\toutline\n")
        for code in sorted(rows):
            file.write("\t".join(map(str, (code, *rows[code]))) + "\n")
    print(len(rows), "countries")


main()
