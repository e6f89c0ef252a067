package reflect

import "unsafe"

// Operations on types known only when the program runs: each function here is made for the types its constraint admits and
// found by the interface that has its name as a method (frontend/lower/type_operation.cpp). Those without a function are
// made by the compiler.
type (
	withBox     interface{ box() any }                // of T: a *T to a copy
	withToken   interface{ token() any }              // of T: (*T)(nil)
	withField   interface{ field(i int) any }         // of *T, a structure: pointer to field i
	withRelated interface{ related(i int) any }       // of *T: nil pointers to the types T is made of
	withCall    interface{ call(args []any) []any }   // of *T, a function: arguments and results are pointers
	withMethod  interface{ method(i int) any }        // of *T: pointer to method i as a function
	withLoad    interface{ load() any }               // of *T, as all below
	withAssign  interface{ assign(from any) }         //
	withHold    interface{ hold(x any) }              // of *T, an interface type
	withFresh   interface{ fresh() any }              //
	withRaw     interface{ raw() unsafe.Pointer }     //
	withCast    interface{ cast(unsafe.Pointer) any } //
	withBare    interface{ bare() any }               // the pointer's type alone
	withPointer interface{ pointerTo() any }          //
	withSliceOf interface{ sliceOf() any }            //

	withInt     interface{ getInt() int64 }
	withUint    interface{ getUint() uint64 }
	withFloat   interface{ getFloat() float64 }
	withComplex interface{ getComplex() complex128 }
	withBool    interface{ getBool() bool }
	withText    interface{ getText() string }
	putInt      interface{ setInt(int64) }
	putUint     interface{ setUint(uint64) }
	putFloat    interface{ setFloat(float64) }
	putComplex  interface{ setComplex(complex128) }
	putBool     interface{ setBool(bool) }
	putText     interface{ setText(string) }
	withBytes   interface{ getBytes() []byte }
	withRunes   interface{ getRunes() []rune }
	putBytes    interface{ setBytes([]byte) }
	putRunes    interface{ setRunes([]rune) }

	withAt       interface{ at(i int) any } // pointer to element i of an array or a slice
	withSize     interface{ size() int }
	withCapacity interface{ capacity() int }
	withMake     interface{ makeSlice(n, c int) any }
	withSlice    interface{ slice(i, j, k int) any }
	withResize   interface{ resize(n, c int) }
	withAppend   interface{ appended(more any) any }
	withCopy     interface{ copied(from any) int }
	withSwap     interface{ swap(i, j int) }

	withCount   interface{ count() int }
	withGet     interface{ get(key any) any }
	withPut     interface{ put(key, value any) }
	withRemove  interface{ remove(key any) }
	withKeys    interface{ keys() []any }
	withMakeMap interface{ makeMap() any }

	withQueue     interface{ queue() (length, capacity int) }
	withMakeChan  interface{ makeChan(n int) any }
	withSend      interface{ send(value any) }
	withTrySend   interface{ trySend(value any) bool }
	withReceive   interface{ receive() (any, bool) }
	withTry       interface{ tryReceive() (any, bool) }
	withCloseChan interface{ closeChan() }
)

// unknownType ends what can be known: the type table lacks the type.
func unknownType()

func load[T any](p *T) any                      { return *p }
func assign[T any](p *T, from any)              { *p = *from.(*T) }
func fresh[T any](*T) any                       { return new(T) }
func raw[T any](p *T) unsafe.Pointer            { return unsafe.Pointer(p) }
func cast[T any](_ *T, from unsafe.Pointer) any { return (*T)(from) }
func bare[T any](*T) any                        { return (*T)(nil) }
func pointerTo[T any](*T) any                   { return (**T)(nil) }
func sliceOf[T any](*T) any                     { return (*[]T)(nil) }

type signed interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}

type unsigned interface {
	~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

type float interface{ ~float32 | ~float64 }

type complexNumber interface{ ~complex64 | ~complex128 }

func getInt[T signed](p *T) int64                    { return int64(*p) }
func setInt[T signed](p *T, x int64)                 { *p = T(x) }
func getUint[T unsigned](p *T) uint64                { return uint64(*p) }
func setUint[T unsigned](p *T, x uint64)             { *p = T(x) }
func getFloat[T float](p *T) float64                 { return float64(*p) }
func setFloat[T float](p *T, x float64)              { *p = T(x) }
func getComplex[T complexNumber](p *T) complex128    { return complex128(*p) }
func setComplex[T complexNumber](p *T, x complex128) { *p = T(x) }
func getBool[T ~bool](p *T) bool                     { return bool(*p) }
func setBool[T ~bool](p *T, x bool)                  { *p = T(x) }
func getText[T ~string](p *T) string                 { return string(*p) }
func setText[T ~string](p *T, x string)              { *p = T(x) }
func getBytes[T ~[]byte](p *T) []byte                { return *p }
func setBytes[T ~[]byte](p *T, x []byte)             { *p = x }
func getRunes[T ~[]rune](p *T) []rune                { return *p }
func setRunes[T ~[]rune](p *T, x []rune)             { *p = x }

func at[S ~[]E, E any](p *S, i int) any     { return &(*p)[i] }
func size[S ~[]E, E any](p *S) int          { return len(*p) }
func capacity[S ~[]E, E any](p *S) int      { return cap(*p) }
func resize[S ~[]E, E any](p *S, n, c int)  { *p = (*p)[:n:c] }
func copied[S ~[]E, E any](p *S, x any) int { return copy(*p, *x.(*S)) }

func swap[S ~[]E, E any](p *S, i, j int) { (*p)[i], (*p)[j] = (*p)[j], (*p)[i] }

func hold[T any](p *T, x any) {
	var nothing T
	if x == nil {
		*p = nothing
		return
	}
	*p = x.(T)
}

func makeSlice[S ~[]E, E any](_ *S, n, c int) any {
	made := make(S, n, c)
	return &made
}

func slice[S ~[]E, E any](p *S, i, j, k int) any {
	part := (*p)[i:j:k]
	return &part
}

func appended[S ~[]E, E any](p *S, more any) any {
	grown := append(*p, *more.(*S)...)
	return &grown
}

func count[M ~map[K]V, K comparable, V any](p *M) int           { return len(*p) }
func put[M ~map[K]V, K comparable, V any](p *M, key, value any) { (*p)[*key.(*K)] = *value.(*V) }
func remove[M ~map[K]V, K comparable, V any](p *M, key any)     { delete(*p, *key.(*K)) }

func get[M ~map[K]V, K comparable, V any](p *M, key any) any {
	if value, ok := (*p)[*key.(*K)]; ok {
		return &value
	}
	return nil
}

func keys[M ~map[K]V, K comparable, V any](p *M) []any {
	var all []any
	for key := range *p {
		own := key
		all = append(all, &own)
	}
	return all
}

func makeMap[M ~map[K]V, K comparable, V any](*M) any {
	made := make(M)
	return &made
}

func queue[C ~chan E | ~<-chan E | ~chan<- E, E any](p *C) (length, capacity int) {
	return len(*p), cap(*p)
}

func send[C ~chan E | ~chan<- E, E any](p *C, value any) { *p <- *value.(*E) }
func closeChan[C ~chan E | ~chan<- E, E any](p *C)       { close(*p) }

func makeChan[C ~chan E, E any](_ *C, n int) any {
	made := make(C, n)
	return &made
}

func trySend[C ~chan E | ~chan<- E, E any](p *C, value any) bool {
	select {
	case *p <- *value.(*E):
		return true
	default:
		return false
	}
}

func receive[C ~chan E | ~<-chan E, E any](p *C) (any, bool) {
	value, ok := <-*p
	return &value, ok
}

func tryReceive[C ~chan E | ~<-chan E, E any](p *C) (any, bool) {
	select {
	case value, ok := <-*p:
		return &value, ok
	default:
		return nil, false
	}
}
