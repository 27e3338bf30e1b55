// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <vector>

#include "core/base/error.h"

namespace armillary {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    if (!state_->context || EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) != 1)
        throw Error(ErrorKind::internal, "SHA-256 is not available in this build of OpenSSL");
}

Sha256::~Sha256() = default;

void Sha256::add_bytes(const void* data, size_t bytes) {
    if (bytes > 0) EVP_DigestUpdate(state_->context, data, bytes);
}

void Sha256::add(std::string_view text) {
    const uint64_t length = text.size();
    add_bytes(&length, sizeof length);
    add_bytes(text.data(), text.size());
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(state_->context, digest.data(), &size);
    std::string text;
    for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
}

std::string sha256_of(std::string_view text) {
    Sha256 hash;
    hash.add_bytes(text.data(), text.size());
    return hash.hex();
}

std::string sha256_of_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw Error(ErrorKind::not_found, "cannot read the file; check its name and permissions", file.string());
    Sha256 hash;
    std::vector<char> block(1 << 20);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        hash.add_bytes(block.data(), static_cast<size_t>(in.gcount()));
    }
    return hash.hex();
}

}  // namespace armillary
