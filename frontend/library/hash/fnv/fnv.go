// Package fnv: the hashes of Fowler, Noll and Vo.
package fnv

import "hash"

type sum32 struct {
	state uint32
	xor   bool // xor before multiplying: FNV-1a
}

type sum64 struct {
	state uint64
	xor   bool
}

const (
	offset32 = 2166136261
	offset64 = 14695981039346656037
	prime32  = 16777619
	prime64  = 1099511628211
)

func New32() hash.Hash32  { return &sum32{offset32, false} }
func New32a() hash.Hash32 { return &sum32{offset32, true} }
func New64() hash.Hash64  { return &sum64{offset64, false} }
func New64a() hash.Hash64 { return &sum64{offset64, true} }

func (s *sum32) Write(p []byte) (n int, err error) {
	for _, b := range p {
		if s.xor {
			s.state = (s.state ^ uint32(b)) * prime32
		} else {
			s.state = s.state*prime32 ^ uint32(b)
		}
	}
	return len(p), nil
}

func (s *sum32) Sum32() uint32  { return s.state }
func (s *sum32) Reset()         { s.state = offset32 }
func (s *sum32) Size() int      { return 4 }
func (s *sum32) BlockSize() int { return 1 }
func (s *sum32) Sum(b []byte) []byte {
	return append(b, byte(s.state>>24), byte(s.state>>16), byte(s.state>>8), byte(s.state))
}

func (s *sum64) Write(p []byte) (n int, err error) {
	for _, b := range p {
		if s.xor {
			s.state = (s.state ^ uint64(b)) * prime64
		} else {
			s.state = s.state*prime64 ^ uint64(b)
		}
	}
	return len(p), nil
}

func (s *sum64) Sum64() uint64  { return s.state }
func (s *sum64) Reset()         { s.state = offset64 }
func (s *sum64) Size() int      { return 8 }
func (s *sum64) BlockSize() int { return 1 }
func (s *sum64) Sum(b []byte) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(s.state>>uint(shift)))
	}
	return b
}
