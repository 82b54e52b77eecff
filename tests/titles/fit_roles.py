"""Fits the weights in src/domain/titles/likeness.rs: python3 fit_roles.py FEATURES...   (needs numpy)

Each FEATURES is written by `careers-api check titles --field FILE.csv --features FEATURES`, for field.csv and tuning.csv.
Of field.csv only the titles to tune on are used; of tuning.csv all. A title names a role by the one of the role's known
titles that scores highest; the score of no role at all is 0, that of other jobs is that of the best title of those. The
weights maximise the probability of the right roles (softmax over the scores), with a small penalty on their squares.
"""

import csv
import pathlib
import re
import sys

import numpy

FIXED = {"bare_unclear": -4.0, "bare_other": -5.0}  # set, since the labels say so without exception
PENALTY = 0.00015
ROUNDS, STEP = 3000, 0.05

source = pathlib.Path(__file__).parents[2] / "src/domain/titles/likeness.rs"
names = re.findall(r"^    (\w+): -?[\d.]+,$", source.read_text(), re.M)

titles = {}  # (file, title) -> (its roles, {role: [features of known titles]})
for path in sys.argv[1:]:
    for title, roles, tune, role, *features in csv.reader(open(path)):
        if "tuning" in path or tune == "1":
            entry = titles.setdefault((path, title), (set(roles.split()), {}))
            entry[1].setdefault(role, []).append([float(value) for value in features])

rows, starts, of_title, right = [], [], [], []
has_role = [bool(roles) for roles, _ in titles.values()]
for number, (roles, candidates) in enumerate(titles.values()):
    for role, features in sorted(candidates.items()):
        starts.append(len(rows))
        of_title.append(number)
        right.append(role in roles if roles else role == "")
        rows.extend(features)
rows, starts, of_title = numpy.array(rows), numpy.array(starts), numpy.array(of_title)
right, has_role = numpy.array(right, float), numpy.array(has_role)
group = numpy.repeat(numpy.arange(len(starts)), numpy.diff(numpy.append(starts, len(rows))))

weights = numpy.array([FIXED.get(name, 0.0) for name in names])
free = numpy.array([name not in FIXED for name in names])
mean, square = numpy.zeros_like(weights), numpy.zeros_like(weights)
for turn in range(1, ROUNDS + 1):
    scores = rows @ weights
    best = numpy.maximum.reduceat(scores, starts)
    is_best = numpy.flatnonzero(scores == best[group])[::-1]
    first = numpy.zeros(len(starts), int)
    first[group[is_best]] = is_best
    highest = numpy.zeros(len(has_role))
    numpy.maximum.at(highest, of_title, best)
    exp = numpy.exp(best - highest[of_title])
    none = numpy.exp(-highest)
    total = none.copy()
    numpy.add.at(total, of_title, exp)
    share, none = exp / total[of_title], none / total
    hit = numpy.where(has_role, 0.0, none)
    numpy.add.at(hit, of_title, share * right)
    wanted = share * right / numpy.maximum(hit, 1e-12)[of_title]
    slope = rows[first].T @ (share - wanted) / len(has_role) + PENALTY * weights * (numpy.array(names) != "one")
    slope *= free
    mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
    weights -= STEP * mean / (1 - 0.9**turn) / (numpy.sqrt(square / (1 - 0.999**turn)) + 1e-8)
print(f"{len(has_role)} titles, mean log-likelihood {numpy.log(numpy.maximum(hit, 1e-12)).mean():.4f}")
for name, weight in zip(names, weights):
    print(f"    {name}: {weight:.2f},")
