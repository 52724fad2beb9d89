// SPDX-License-Identifier: MIT
#include "checks/diagnosis/sigma_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "checks/diagnosis/recovered_sigmas.hpp"

namespace gradjudge {
namespace {

struct Table {
  double range;
  double steps;  ///< between −range and range
};

double entry(const Table& table, double i) {
  return sigma(table.range * (2 * i / table.steps - 1));
}
double place(const Table& table, double z) {
  return (z + table.range) / (2 * table.range) * table.steps;
}

/// A way to read a table at a score within its range.
struct Reading {
  const char* words;
  double (*read)(const Table& table, double z);
};

double between(const Table& table, double z) {
  const double at = std::min(std::floor(place(table, z)), table.steps - 1);
  const double share = place(table, z) - at;
  return entry(table, at) * (1 - share) + entry(table, at + 1) * share;
}

/// word2vec.c divides whole numbers: 1000 / 6 / 2 is 83.
double index_factor(const Table& table) {
  return std::floor(std::floor(table.steps / table.range) / 2);
}

constexpr std::array readings{
    Reading{"the entry below is taken",
            [](const Table& t, double z) { return entry(t, std::floor(place(t, z))); }},
    Reading{"the nearest entry is taken",
            [](const Table& t, double z) { return entry(t, std::round(place(t, z))); }},
    Reading{"with interpolation between entries", between},
    Reading{"the middle of a step is taken",
            [](const Table& t, double z) { return entry(t, std::floor(place(t, z)) + 0.5); }},
    Reading{"the index is computed with whole numbers, as in word2vec.c",
            [](const Table& t, double z) { return entry(t, std::floor((z + t.range) * index_factor(t))); }},
};

struct Sample {
  double score;
  double sigma;
  double tolerance;
  double error;
};

/// Its error is far larger than what it may be off by.
bool tells(const Sample& sample) {
  constexpr double far = 20;
  return sample.error >= far * sample.tolerance;
}
constexpr std::size_t fewest_telling = 3;

/// Of each score one, those that tell most first.
std::vector<Sample> samples_of(Cases cases) {
  constexpr double single_precision = 0x1p-23;
  std::vector<Sample> samples;
  for (const auto& observed : cases) {
    for (const auto& one : recovered_sigmas(observed)) {
      samples.push_back(
          {one.score, one.sigma, one.uncertainty + single_precision, std::abs(one.sigma - sigma(one.score))});
    }
  }
  const auto told = [](const Sample& s) { return s.error / s.tolerance; };
  std::sort(samples.begin(), samples.end(),
            [](const Sample& a, const Sample& b) { return a.score < b.score; });
  samples.erase(std::unique(samples.begin(), samples.end(),
                            [](const Sample& a, const Sample& b) { return a.score == b.score; }),
                samples.end());
  std::stable_sort(samples.begin(), samples.end(),
                   [&](const Sample& a, const Sample& b) { return told(a) > told(b); });
  return samples;
}

/// Whether the reading gives σ for the score or one that rounding makes of it, which matters at the edge of a
/// step.
bool agrees(const Table& table, const Reading& reading, const Sample& sample) {
  const auto gives = [&](double z) {
    return std::abs(reading.read(table, z) - sample.sigma) <= sample.tolerance;
  };
  if (gives(sample.score)) return true;
  const double beside = 1e-11 * (1 + std::abs(sample.score));
  const double twice = 2 * place(table, sample.score);
  if (std::abs(twice - std::round(twice)) > 1e-6) return false;
  return gives(sample.score + beside) || gives(sample.score - beside);
}

/// The number of tables that could be expected to agree by chance, if so many are tried; more than one if a
/// sample within the range contradicts.
double by_chance(const Table& table, const Reading& reading, const std::vector<Sample>& samples,
                 double tried) {
  double expected = tried;
  std::size_t telling = 0;
  for (const Sample& sample : samples) {
    if (std::abs(sample.score) >= table.range) continue;
    if (!agrees(table, reading, sample)) return HUGE_VAL;
    if (!tells(sample)) continue;
    ++telling;
    expected *= std::min(1.0, sample.tolerance / sample.error);
  }
  return telling >= fewest_telling ? expected : HUGE_VAL;
}

/// Whether σ is 0 or 1 beyond the table, as far as the answers show it.
bool zero_or_one_beyond(const Table& table, const std::vector<Sample>& samples) {
  bool any = false;
  for (const Sample& sample : samples) {
    if (std::abs(sample.score) < table.range) continue;
    any = true;
    if (std::abs(sample.sigma - (sample.score > 0 ? 1 : 0)) > sample.tolerance) return false;
  }
  return any;
}

SigmaTable describe(const Table& table, const Reading& reading, const std::vector<Sample>& samples) {
  const bool zero_or_one = zero_or_one_beyond(table, samples);
  SigmaTable found{fmt::format("σ is read from a table of {:.0f} steps between ±{:g} ({}){}.", table.steps,
                               table.range, reading.words, zero_or_one ? "; beyond, σ is 0 or 1" : ""),
                   [=, read = reading.read](double z) {
                     if (std::abs(z) < table.range) return read(table, z);
                     return zero_or_one ? (z > 0 ? 1.0 : 0.0) : sigma(z);
                   },
                   {0, 0}};
  found.model.sigma_step = 2 * table.range / table.steps;
  found.model.sigma_range = table.range;
  found.model.sigma_stretch = std::abs(1 - index_factor(table) * found.model.sigma_step);
  return found;
}

}  // namespace

std::optional<SigmaTable> find_sigma_table(Cases cases) {
  static constexpr std::array ranges{4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 15.0, 16.0, 20.0, 30.0};
  constexpr int fewest = 8;
  constexpr int most = 10000;
  const std::vector<Sample> samples = samples_of(cases);
  if (samples.size() < fewest_telling || !tells(samples[fewest_telling - 1])) return std::nullopt;
  const double tried = static_cast<double>(ranges.size() * readings.size()) * (most - fewest);
  std::optional<SigmaTable> found;
  double least = 1e-3;
  for (const double range : ranges) {
    for (int steps = fewest; steps <= most; ++steps) {
      const Table table{range, static_cast<double>(steps)};
      for (const Reading& reading : readings) {
        const double chance = by_chance(table, reading, samples, tried);
        if (chance >= least) continue;
        least = chance;
        found = describe(table, reading, samples);
      }
    }
  }
  return found;
}

}  // namespace gradjudge
