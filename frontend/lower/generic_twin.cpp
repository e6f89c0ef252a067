// Library functions that take values of any type and would need reflection: `func Slice(x any, …)` without a body has a
// generic twin `func sliceOf[E any](x []E, …)` in its package, which is called in its place with the type argument that
// the static type of the argument gives (any will do for nil). The model then needs no operations on values of unknown
// type. An argument whose static type does not say what it points to or holds is given to `sliceAny`, or refused where
// it stands if there is none.
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

FunctionInstance FunctionLowering::generic_twin(ObjectId function, const Call& call) {
  const Object& declared = checked().object(function);
  if (!program_.is_library(declared.package)) return {};
  std::string name(ast().name(declared.name));
  name[0] = static_cast<char>(name[0] - 'A' + 'a');
  ObjectId twin, untyped;
  for (const ObjectId candidate : checked().packages[declared.package.value].functions) {
    if (ast().name(checked().object(candidate).name) == name + "Of") twin = candidate;
    if (ast().name(checked().object(candidate).name) == name + "Any") untyped = candidate;
  }
  if (!twin) return {};
  const Object& generic = checked().object(twin);
  const std::vector<TypeId> params = types().as<SignatureType>(generic.type)->params;
  for (std::size_t i = 0; i < params.size() && i < call.args.size(); ++i) {
    if (!types().has_type_params(params[i])) continue;
    if (checked().at(strip(call.args[i])).mode == Mode::nil) return {twin, {checked().error_type}};
    const TypeId given = type_of(strip(call.args[i]));
    if (types().as<SliceOfType>(params[i]) != nullptr) {
      if (const auto* slice = types().under<SliceOfType>(given)) return {twin, {slice->element}};
    } else if (types().as<PointerType>(params[i]) != nullptr) {
      if (const auto* pointer = types().under<PointerType>(given)) return {twin, {pointer->element}};
    }
    if (untyped) return {untyped, {}};
    unsupported(
        ast()[call.args[i]].pos,
        "`" + program_.function_name({function, {}}) + "` on a value of type `" + program_.type_text(given) + "`",
        "its static type has to say what it points to or holds");
    return {};
  }
  return {};
}

}  // namespace stalemate::frontend
