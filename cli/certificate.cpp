#include "cli/certificate.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace stalemate::cli {

void CertificateFile::write(const checker::CertificateSubject& subject, const model::Machine& machine,
                            const checker::Exploration& exploration, const checker::CheckResult& result) {
  errno = 0;
  std::ofstream stream(path_, std::ios::binary);
  if (stream) checker::write_certificate(stream, subject, machine, exploration, result);
  stream.close();
  problem_ = stream ? "" : fmt::format("cannot write {}: {}", path_, std::strerror(errno));
}

}  // namespace stalemate::cli
