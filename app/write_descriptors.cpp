// SPDX-License-Identifier: GPL-3.0-or-later
// Run at build time: writes a source file that holds every model's descriptor as JSON, so that programs know the
// models without LibTorch. With --texts it writes what the descriptors say to people, where lupdate finds it.
#include <cstdio>
#include <exception>
#include <fstream>
#include <set>
#include <string>
#include <string_view>

#include "models/registry.h"

namespace {

using Models = std::vector<armillary::descriptor::ModelDescriptor>;

void write_json(std::ostream& out, const Models& models) {
    // Adjacent pieces of 8 KiB: compilers limit the length of one literal.
    const std::string json = armillary::descriptor::to_json(models);
    out << "#include \"app/model_descriptors.h\"\nnamespace armillary::app {\nconst char* "
           "model_descriptors_json() {\n    return ";
    for (size_t at = 0; at < json.size(); at += 8192)
        out << "R\"~json~(" << json.substr(at, 8192) << ")~json~\"\n";
    out << ";\n}\n}  // namespace armillary::app\n";
}

void write_texts(std::ostream& out, const Models& models) {
    std::set<std::string> written{""};
    auto text = [&](const std::string& words) {
        if (!written.insert(words).second) return;
        out << "QT_TRANSLATE_NOOP(\"Descriptor\", \"";
        for (const char letter : words) out << (letter == '"' || letter == '\\' ? "\\" : "") << letter;
        out << "\")\n";
    };
    out << "// SPDX-License-Identifier: GPL-3.0-or-later\n// Written by write_descriptors; read by lupdate "
           "alone.\n";
    for (const auto& model : models) {
        text(model.summary);
        text(model.family);
        for (const auto& parameter : armillary::descriptor::schema_of(model)) {
            text(parameter.help);
            text(parameter.unit);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const bool texts = argc == 3 && std::string_view(argv[1]) == "--texts";
    if (argc != 2 && !texts) {
        std::fprintf(stderr, "usage: write_descriptors [--texts] FILE.cpp\n");
        return 2;
    }
    try {
        Models models;
        for (const auto& registration : armillary::models::registry()) models.push_back(registration.descriptor);
        std::ofstream out(argv[argc - 1]);
        if (texts)
            write_texts(out, models);
        else
            write_json(out, models);
        return out.flush() ? 0 : 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "write_descriptors: %s\n", error.what());
        return 1;
    }
}
