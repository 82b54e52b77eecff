"""Fits what the scores of src/domain/titles/index.rs weigh, and prints what the weights reach.

    python3 tests/titles/fit.py <SQLite file with O*NET imported>        # needs numpy and scipy; half a minute

A tenth of the distinct titles is held back for the last line, as `careers-api check titles` does, and a tenth of the rest
for fitting. Weights maximise the likelihood of the right occupations under a softmax of the scores, with a small L2 penalty.
"""
import hashlib
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict

import numpy as np
from scipy.optimize import minimize

STOP = {"of", "and", "the", "for", "in", "to", "a", "or", "with", "on", "at", "by", "an"}
PREPOSITIONS = {"of", "for", "in", "with", "to", "at", "on"}
TOKEN = re.compile("[a-z0-9]+")
CHANCE, WORD, PREFIX, NEARNESS, SILENCE = 0.05, 0.7, 1.0, 4, 0.02
SCORES = ["HEAD", "COMMON", "TRIGRAM", "NEAREST", "MINOR_GROUP", "MAJOR_GROUP"]


def fold(text):
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.lower().split())


def singular(word):
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "ches", "shes", "xes", "zes")):
            return word[:-2]
        return word[:-1]
    return word


def features(title):
    """Words, prefixes, heads and trigrams."""
    title = fold(title).replace("'", "").replace("’", "")
    parts = [re.sub(r"\([^()]*\)", " ", title)] + re.findall(r"\(([^()]*)\)", title)
    words, heads, trigrams = set(), set(), set()
    for part in parts:
        all_words = [singular(word) for word in TOKEN.findall(part)]
        if not all_words:
            continue
        later = range(1, len(all_words))
        heads.add(next((all_words[i - 1] for i in later if all_words[i] in PREPOSITIONS), all_words[-1]))
        words |= {word for word in all_words if word not in STOP} or set(all_words)
    for word in words:
        edged = f"<{word}>"
        trigrams.update(edged[i : i + 3] for i in range(len(edged) - 2))
    return sorted(words), sorted({word[:4] for word in words}), sorted(heads), sorted(trigrams)


def load(path):
    database = sqlite3.connect(path)
    current = "JOIN onet_parts p ON p.occupation = t.occupation AND p.dataset = t.dataset AND p.current AND p.part ="
    occupations = database.execute(
        "SELECT code, title FROM occupations WHERE code IN"
        " (SELECT occupation FROM onet_parts WHERE current AND part = 'alternate_titles') ORDER BY code"
    ).fetchall()
    places = {code: place for place, (code, _) in enumerate(occupations)}
    titles = defaultdict(set)
    rows = database.execute(f"SELECT t.occupation, t.title FROM onet_titles t {current} t.kind || '_titles'")
    for code, title in rows:
        titles[fold(title)].add(places[code])
    return occupations, dict(titles)


def tenth(text):
    return int(hashlib.sha256(text.encode()).hexdigest()[:16], 16) % 10 == 0


class Model:
    def __init__(self, occupations, titles, known, hidden):
        count = self.count = len(occupations)
        documents = [(title, sorted(titles[title])) for title in known]
        official = [(fold(title), [place]) for place, (_, title) in enumerate(occupations)]
        documents += [(title, places) for title, places in official if title not in hidden]
        taken = [features(title) for title, _ in documents]
        total = self.documents = len(documents)
        self.rarity, self.titles = [], []
        for kind, weight in ((0, WORD), (1, PREFIX)):
            frequency = Counter(one for parts in taken for one in parts[kind])
            self.rarity.append({one: weight * np.log(1 + total / n) for one, n in frequency.items()})
            self.titles.append(defaultdict(list))
        for place, parts in enumerate(taken):
            length = np.sqrt(sum(self.rarity[k][one] ** 2 for k in (0, 1) for one in parts[k]))
            for kind in (0, 1):
                for one in parts[kind]:
                    self.titles[kind][one].append((place, self.rarity[kind][one] / length))
        voices = [(d, o, len(places) ** -0.5) for d, (_, places) in enumerate(documents) for o in places]
        self.voice_title, self.voice_occupation, self.voice = (np.array(column) for column in zip(*voices))
        totals = np.bincount(self.voice_occupation, self.voice, count)
        self.common = np.log1p(totals)
        counted = [defaultdict(Counter) for _ in range(4)]
        for document, occupation, voice in voices:
            for kind in (0, 2, 3):
                for one in taken[document][kind]:
                    counted[kind][one][occupation] += voice
        self.heads, self.trigrams = self.odds(counted[2], totals), self.odds(counted[3], totals)
        self.groups = []
        for digits in (4, 2):
            names = sorted({code[:digits] for code, _ in occupations})
            group = np.array([names.index(code[:digits]) for code, _ in occupations])
            grouped = defaultdict(Counter)
            for word, classes in counted[0].items():
                for occupation, voice in classes.items():
                    grouped[word][group[occupation]] += voice
            sums = np.bincount(group, totals, len(names))
            self.groups.append((group, len(names), self.odds(grouped, sums)))

    @staticmethod
    def odds(counted, totals):
        odds, everything = {}, totals.sum()
        for one, classes in counted.items():
            places = np.array(sorted(classes))
            counts = np.array([classes[place] for place in places])
            everywhere = counts.sum() / everything
            odds[one] = places, np.log1p((1 - CHANCE) / CHANCE * counts / totals[places] / everywhere)
        return odds

    def scores(self, title):
        parts = features(title)
        likeness, length = np.zeros(self.documents), 0.0
        for kind in (0, 1):
            for one in parts[kind]:
                if one in self.rarity[kind]:
                    length += self.rarity[kind][one] ** 2
                    for document, part in self.titles[kind][one]:
                        likeness[document] += self.rarity[kind][one] * part
        if length:
            likeness /= np.sqrt(length)
        voices = np.bincount(self.voice_occupation, likeness[self.voice_title] ** NEARNESS * self.voice, self.count)

        def told(odds, asked, size):
            scores = np.zeros(size)
            for one in asked:
                if one in odds:
                    places, values = odds[one]
                    scores[places] += values
            return scores

        groups = [told(odds, parts[0], size)[group] for group, size, odds in self.groups]
        heads, trigrams = told(self.heads, parts[2], self.count), told(self.trigrams, parts[3], self.count)
        return np.stack([heads, self.common, trigrams, np.log(voices + SILENCE), *groups])


def measured(occupations, titles, asked, hidden):
    model = Model(occupations, titles, sorted(set(titles) - hidden), hidden)
    scores = np.stack([model.scores(title) for title in asked]).astype(np.float32)
    right = np.zeros((len(asked), len(occupations)), bool)
    for row, title in enumerate(asked):
        right[row, list(titles[title])] = True
    return scores, right


def fitted(scores, right, penalty=1e-3):
    scale = scores.std(axis=(0, 2))
    scores = scores / scale[None, :, None].astype(np.float32)

    def loss(weights):
        sums = np.einsum("nkc,k->nc", scores, weights.astype(np.float32))
        likely = np.exp(sums - sums.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        hit = np.maximum((likely * right).sum(1), 1e-30)
        slope = likely - likely * right / hit[:, None]
        gradient = np.einsum("nc,nkc->k", slope, scores) / len(scores)
        return float(-np.log(hit).mean() + penalty * (weights @ weights)), gradient + 2 * penalty * weights

    start = np.full(scores.shape[1], 0.3)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80}).x / scale


def shares(sums, right):
    order = np.argsort(-sums, axis=1, kind="stable")
    place = np.array([np.argmax(right[row][order[row]]) for row in range(len(sums))])
    return [(place < most).mean() for most in (1, 3, 5)]


def platt(sums, right):
    """How often the best occupation is right, from its share: σ(slope · logit(share) + offset), by likelihood."""
    likely = np.exp(sums - sums.max(1, keepdims=True))
    likely /= likely.sum(1, keepdims=True)
    best = likely.argmax(1)
    share = np.clip(likely[np.arange(len(best)), best], 1e-6, 1 - 1e-6)
    logit, hit = np.log(share / (1 - share)), right[np.arange(len(best)), best]

    def loss(line):
        odds = line[0] * logit + line[1]
        return float(np.mean(np.logaddexp(0, np.where(hit, -odds, odds))))

    return minimize(loss, [1.0, 0.0], method="BFGS").x


def main():
    occupations, titles = load(sys.argv[1])
    hidden = {title for title in titles if tenth(title)}
    aside = {title for title in titles if title not in hidden and tenth("dev:" + title)}
    scores, right = measured(occupations, titles, sorted(aside), hidden | aside)
    weights = np.round(fitted(scores, right), 3)
    print(" ".join(f"{name} = {weight}" for name, weight in zip(SCORES, weights)))
    sums = np.einsum("nkc,k->nc", scores, weights)
    print("fitted on ", len(aside), "titles:", shares(sums, right))
    print("SLOPE, OFFSET =", np.round(platt(sums, right), 3))
    scores, right = measured(occupations, titles, sorted(hidden), hidden)
    print("held back:", len(hidden), "titles:", shares(np.einsum("nkc,k->nc", scores, weights), right))


main()
