// --certificate: the file that gets the certificate of the one program that is checked (docs/certificate.md).
#pragma once

#include <string>

#include "checker/certificate.hpp"

namespace stalemate::cli {

class CertificateFile {
 public:
  explicit CertificateFile(std::string path) : path_(std::move(path)) {}
  /// Writes the file. Requires: nothing has stopped the search. Errors: `problem` tells.
  void write(const checker::CertificateSubject& subject, const model::Machine& machine,
             const checker::Exploration& exploration, const checker::CheckResult& result);
  /// Why there is no certificate; empty if there is one.
  const std::string& problem() const { return problem_; }

 private:
  std::string path_, problem_ = "there is no certificate, because no search was complete";
};

}  // namespace stalemate::cli
