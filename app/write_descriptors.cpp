// SPDX-License-Identifier: GPL-3.0-or-later
// Run at build time: writes a source file that holds every model's descriptor as JSON, so that programs know the
// models without LibTorch.
#include <cstdio>
#include <exception>
#include <fstream>

#include "models/registry.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: write_descriptors FILE.cpp\n");
        return 2;
    }
    try {
        std::vector<armillary::descriptor::ModelDescriptor> descriptors;
        for (const auto& registration : armillary::models::registry())
            descriptors.push_back(registration.descriptor);
        std::ofstream out(argv[1]);
        // Adjacent pieces of 8 KiB: compilers limit the length of one literal.
        const std::string json = armillary::descriptor::to_json(descriptors);
        out << "#include \"app/model_descriptors.h\"\nnamespace armillary::app {\nconst char* "
               "model_descriptors_json() {\n    return ";
        for (size_t at = 0; at < json.size(); at += 8192)
            out << "R\"~json~(" << json.substr(at, 8192) << ")~json~\"\n";
        out << ";\n}\n}  // namespace armillary::app\n";
        return out.flush() ? 0 : 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "write_descriptors: %s\n", error.what());
        return 1;
    }
}
