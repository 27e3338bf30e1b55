// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace armillary::test {

/// Semantic IDs published with papers, with counts made independently from the same files.
struct PublishedCodes {
    std::string name;
    std::string folder, file;  ///< of the shared data
    std::string index;         ///< name of the code table in the imported data set
    int64_t items;
    std::vector<int64_t> used;
    std::vector<double> perplexity;  ///< two decimals
    int64_t distinct, largest, colliding;
};

inline const std::vector<PublishedCodes> kPublishedCodes{
    {"Beauty",
     "amazon-beauty",
     "amazon-beauty/Beauty.index.json",
     "auto",
     12101,
     {197, 256, 256, 256},
     {82.72, 248.56, 247.57, 246.58},
     12088,
     3,
     24},
    {"Industrial",
     "amazon-industrial-2018",
     "amazon-industrial-2018/Industrial_and_Scientific.index.json",
     "auto",
     3686,
     {48, 256, 256},
     {40.72, 241.66, 225.64},
     3670,
     3,
     31},
    {"InstrumentsText",
     "amazon-instruments",
     "amazon-instruments/Instruments.index_lemb.json",
     "Instruments.index_lemb",
     6250,
     {126, 256, 255, 255},
     {15.84, 182.92, 218.87, 235.93},
     5988,
     2,
     524},
    {"InstrumentsImage",
     "amazon-instruments",
     "amazon-instruments/Instruments.index_vitemb.json",
     "Instruments.index_vitemb",
     6250,
     {172, 256, 256, 256},
     {40.40, 200.14, 233.81, 245.22},
     6250,
     1,
     0},
    {"Office",
     "amazon-office-2014",
     "amazon-office-2014/Office_Products.index.moe10_2000.json",
     "auto",
     2420,
     {31, 9, 9, 255, 9},
     {5.74, 5.19, 5.19, 170.45, 5.19},
     1006,
     39,
     1794},
};

}  // namespace armillary::test
