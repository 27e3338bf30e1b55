// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/npy.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <optional>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

namespace armillary {

static_assert(std::endian::native == std::endian::little, ".npy values are copied as they lie in memory");

namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr size_t kMaxDimensions = 32;  // NumPy's own limit

struct Header {
    char kind = 0;     ///< f, i, u, b
    size_t width = 0;  ///< bytes of an element
    bool swapped = false;
    bool fortran_order = false;
    std::vector<int64_t> shape;
    size_t data_starts = 0;
};

[[noreturn]] void fail(const std::string& message, const std::string& where) {
    throw BadInput(message, where);
}

/// The text after `'key':` in the header's Python dictionary.
std::string_view value_of(std::string_view dictionary, std::string_view key, const std::string& where) {
    for (const char quote : {'\'', '"'}) {
        const std::string quoted = fmt::format("{0}{1}{0}", quote, key);
        const size_t at = dictionary.find(quoted);
        if (at == std::string_view::npos) continue;
        std::string_view rest = trim(dictionary.substr(at + quoted.size()));
        if (rest.starts_with(':')) return trim(rest.substr(1));
    }
    fail(fmt::format("the .npy header has no '{}'; the file is damaged. Save it again with numpy.save", key),
         where);
}

void read_type(std::string_view text, Header& header, const std::string& where) {
    const char* advice = "Save it as plain numbers: numpy.save(\"new.npy\", array.astype(\"float32\"))";
    const size_t end = text.empty() ? std::string_view::npos : text.find(text[0], 1);
    if (end == std::string_view::npos || (text[0] != '\'' && text[0] != '"'))
        fail(fmt::format("the .npy file holds records, not one array of numbers. {}", advice), where);
    const std::string_view type = text.substr(1, end - 1);
    const size_t sign = !type.empty() && std::string_view("<>|=").find(type[0]) != std::string_view::npos ? 1 : 0;
    header.kind = type.size() > sign ? type[sign] : 0;
    header.width = static_cast<size_t>(
        std::clamp<int64_t>(parse_int(type.substr(std::min(type.size(), sign + 1))).value_or(0), 0, 64));
    header.swapped = type.starts_with('>') && header.width > 1;
    if (header.kind == 'O')
        fail(
            "the .npy file holds Python objects (pickled), which are not opened because they can run code. "
            "Convert "
            "it in Python: numpy.save(\"new.npy\", numpy.stack(numpy.load(\"old.npy\", "
            "allow_pickle=True)).astype(\"float32\"))",
            where);
    const bool power = header.width == 1 || header.width == 2 || header.width == 4 || header.width == 8;
    const bool known = (header.kind == 'f' && power && header.width > 1) ||
                       ((header.kind == 'i' || header.kind == 'u') && power) ||
                       (header.kind == 'b' && header.width == 1);
    if (!known) fail(fmt::format("the .npy type '{}' is not supported. {}", type, advice), where);
}

void read_shape(std::string_view text, Header& header, const std::string& where) {
    const size_t end = text.find(')');
    if (!text.starts_with('(') || end == std::string_view::npos)
        fail("the shape in the .npy header is damaged", where);
    for (std::string_view part : split(text.substr(1, end - 1), ',')) {
        if ((part = trim(part)).empty()) continue;
        if (part.ends_with('L')) part.remove_suffix(1);  // written by Python 2
        const auto length = parse_int(part);
        if (!length || *length < 0 || header.shape.size() == kMaxDimensions)
            fail(fmt::format("the shape in the .npy header is damaged: '{}'", text.substr(0, end + 1)), where);
        header.shape.push_back(*length);
    }
}

Header read_header(std::string_view bytes, const std::string& where) {
    if (!bytes.starts_with(kMagic) || bytes.size() < 10)
        fail("not a .npy file: it does not begin with the NumPy mark. Write it with numpy.save", where);
    const auto byte = [&](size_t at) { return static_cast<size_t>(static_cast<unsigned char>(bytes[at])); };
    const size_t version = byte(6);
    if (version < 1 || version > 3)
        fail(fmt::format("version {} of the .npy format is not known", version), where);
    const size_t starts = version == 1 ? 10 : 12;
    size_t length = byte(8) | byte(9) << 8;
    if (version > 1 && bytes.size() >= starts) length |= byte(10) << 16 | byte(11) << 24;
    if (bytes.size() < starts || length > bytes.size() - starts)
        fail("the .npy file ends within its header; copy or download it again", where);
    const std::string_view dictionary = bytes.substr(starts, length);
    Header header;
    header.data_starts = starts + length;
    read_type(value_of(dictionary, "descr", where), header, where);
    header.fortran_order = value_of(dictionary, "fortran_order", where).starts_with("True");
    read_shape(value_of(dictionary, "shape", where), header, where);
    return header;
}

/// Number of elements; fails unless just that many lie in the file.
size_t checked_count(const Header& header, size_t payload, const std::string& where) {
    size_t bytes = header.width;
    bool overflow = false;
    const bool empty = std::find(header.shape.begin(), header.shape.end(), 0) != header.shape.end();
    // An axis of length 0 counts as 1 here, so that no product of the others can overflow later.
    for (const int64_t length : header.shape)
        overflow =
            __builtin_mul_overflow(bytes, static_cast<size_t>(std::max<int64_t>(length, 1)), &bytes) || overflow;
    overflow = overflow || bytes > static_cast<size_t>(std::numeric_limits<int64_t>::max());
    if (empty && !overflow) bytes = 0;
    if (overflow || bytes > payload)
        fail(fmt::format(
                 "the .npy file is truncated: shape ({}) needs {} bytes of values, and {} are there. Copy or "
                 "download it again",
                 fmt::join(header.shape, ", "), overflow ? "more than 2^63" : format_count(bytes),
                 format_count(static_cast<int64_t>(payload))),
             where);
    return bytes / header.width;
}

float half_to_float(uint16_t half) {
    const int exponent = half >> 10 & 31;
    const auto mantissa = static_cast<float>(half & 1023);
    const float sign = half & 0x8000 ? -1.0f : 1.0f;
    if (exponent == 0) return sign * std::ldexp(mantissa, -24);
    if (exponent < 31) return sign * std::ldexp(mantissa + 1024, exponent - 25);
    return mantissa != 0 ? std::numeric_limits<float>::quiet_NaN() : sign * std::numeric_limits<float>::infinity();
}

/// Position in the file of the element at `index` in C order.
class Order {
 public:
    explicit Order(const Header& header)
        : shape_(header.shape), fortran_(header.fortran_order && shape_.size() > 1) {
        size_t stride = 1;
        for (const int64_t length : shape_) {
            strides_.push_back(stride);
            stride *= static_cast<size_t>(length);
        }
    }

    size_t operator()(size_t index) const {
        if (!fortran_) return index;
        size_t position = 0;
        for (size_t axis = shape_.size(); axis-- > 0;) {
            const auto length = static_cast<size_t>(shape_[axis]);
            position += index % length * strides_[axis];
            index /= length;
        }
        return position;
    }

 private:
    const std::vector<int64_t>& shape_;
    bool fortran_;
    std::vector<size_t> strides_;
};

template <typename Stored>
Stored load(const char* bytes, bool swapped) {
    char value[sizeof(Stored)];
    std::memcpy(value, bytes, sizeof value);
    if (swapped) std::reverse(value, value + sizeof value);
    return std::bit_cast<Stored>(value);
}

template <typename Stored, typename Value, typename Convert>
std::vector<Value> values_of(std::string_view data, const Header& header, size_t count, Convert convert) {
    std::vector<Value> values(count);
    const Order order(header);
    for (size_t i = 0; i < count; ++i)
        values[i] = convert(load<Stored>(data.data() + order(i) * sizeof(Stored), header.swapped));
    return values;
}

template <typename Stored, typename Value>
std::vector<Value> values_of(std::string_view data, const Header& header, size_t count) {
    return values_of<Stored, Value>(data, header, count, [](Stored value) { return static_cast<Value>(value); });
}

template <typename T>
constexpr const char* kTypeName = nullptr;
template <>
constexpr const char* kTypeName<float> = "<f4";
template <>
constexpr const char* kTypeName<double> = "<f8";
template <>
constexpr const char* kTypeName<int32_t> = "<i4";
template <>
constexpr const char* kTypeName<int64_t> = "<i8";
template <>
constexpr const char* kTypeName<uint8_t> = "|u1";

}  // namespace

int64_t NpyArray::size() const {
    int64_t product = 1;
    for (const int64_t length : shape) product *= length;
    return product;
}

std::vector<float> NpyArray::as_floats() const {
    return std::visit(
        [](const auto& stored) {
            std::vector<float> out(stored.size());
            std::transform(stored.begin(), stored.end(), out.begin(),
                           [](auto x) { return static_cast<float>(x); });
            return out;
        },
        values);
}

std::vector<int64_t> NpyArray::as_integers() const {
    if (std::holds_alternative<std::vector<float>>(values) || std::holds_alternative<std::vector<double>>(values))
        throw BadInput("the array holds floating-point numbers where whole numbers are needed");
    return std::visit(
        [](const auto& stored) {
            std::vector<int64_t> out(stored.size());
            std::transform(stored.begin(), stored.end(), out.begin(),
                           [](auto x) { return static_cast<int64_t>(x); });
            return out;
        },
        values);
}

NpyArray parse_npy(std::string_view bytes, const std::string& where) {
    const Header header = read_header(bytes, where);
    const std::string_view data = bytes.substr(header.data_starts);
    const size_t count = checked_count(header, data.size(), where);
    NpyArray array{header.shape, {}};
    switch (header.kind) {
        case 'f':
            if (header.width == 2)
                array.values = values_of<uint16_t, float>(data, header, count, half_to_float);
            else if (header.width == 4)
                array.values = values_of<float, float>(data, header, count);
            else
                array.values = values_of<double, double>(data, header, count);
            break;
        case 'i':
            if (header.width == 1) array.values = values_of<int8_t, int32_t>(data, header, count);
            if (header.width == 2) array.values = values_of<int16_t, int32_t>(data, header, count);
            if (header.width == 4) array.values = values_of<int32_t, int32_t>(data, header, count);
            if (header.width == 8) array.values = values_of<int64_t, int64_t>(data, header, count);
            break;
        default:
            if (header.width == 1) array.values = values_of<uint8_t, uint8_t>(data, header, count);
            if (header.width == 2) array.values = values_of<uint16_t, int32_t>(data, header, count);
            if (header.width == 4) array.values = values_of<uint32_t, int64_t>(data, header, count);
            if (header.width == 8)
                array.values = values_of<uint64_t, int64_t>(data, header, count, [&](uint64_t value) {
                    if (value > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()))
                        fail(fmt::format("the value {} does not fit 64 bits with a sign", value), where);
                    return static_cast<int64_t>(value);
                });
    }
    return array;
}

NpyShape read_npy_shape(const std::filesystem::path& file) {
    constexpr size_t kLongestHeader = 1 << 20;
    std::error_code code;
    const uintmax_t size = std::filesystem::file_size(file, code);
    std::string head(static_cast<size_t>(std::min<uintmax_t>(code ? 0 : size, kLongestHeader)), '\0');
    std::ifstream stream(file, std::ios::binary);
    if (code || !stream.read(head.data(), static_cast<std::streamsize>(head.size())))
        throw Error(ErrorKind::storage, "the file cannot be read", file.string());
    const Header header = read_header(head, file.string());
    checked_count(header, static_cast<size_t>(size) - header.data_starts, file.string());
    return {header.shape, header.kind == 'f'};
}

NpyArray read_npy(const std::filesystem::path& file) {
    return parse_npy(read_file(file), file.string());
}

template <typename T>
void write_npy(const std::filesystem::path& file, std::span<const T> values, const std::vector<int64_t>& shape) {
    if (NpyArray{shape, {}}.size() != static_cast<int64_t>(values.size()))
        throw Error(ErrorKind::internal,
                    fmt::format("{} values do not fill the shape ({})", values.size(), fmt::join(shape, ", ")),
                    file.string());
    std::string header = fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': ({}{}), }}", kTypeName<T>,
                                     fmt::join(shape, ", "), shape.size() == 1 ? "," : "");
    // NumPy aligns the values to 64 bytes so that they can be mapped.
    header.append(63 - (kMagic.size() + 4 + header.size()) % 64, ' ');
    header += '\n';
    std::string head(kMagic);
    head += '\x01';
    head += '\0';
    head += static_cast<char>(header.size() & 255);
    head += static_cast<char>(header.size() >> 8);
    head += header;
    const std::string_view pieces[] = {head, {reinterpret_cast<const char*>(values.data()), values.size_bytes()}};
    write_file_atomically(file, pieces);
}

template void write_npy<float>(const std::filesystem::path&, std::span<const float>, const std::vector<int64_t>&);
template void write_npy<double>(const std::filesystem::path&, std::span<const double>,
                                const std::vector<int64_t>&);
template void write_npy<int32_t>(const std::filesystem::path&, std::span<const int32_t>,
                                 const std::vector<int64_t>&);
template void write_npy<int64_t>(const std::filesystem::path&, std::span<const int64_t>,
                                 const std::vector<int64_t>&);
template void write_npy<uint8_t>(const std::filesystem::path&, std::span<const uint8_t>,
                                 const std::vector<int64_t>&);

}  // namespace armillary
