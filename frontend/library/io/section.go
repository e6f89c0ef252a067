package io

import "errors"

// SectionReader reads a part of r, from base to limit.
type SectionReader struct {
	r               ReaderAt
	base, at, limit int64
}

func NewSectionReader(r ReaderAt, off int64, n int64) *SectionReader {
	const last = 1<<63 - 1
	limit := int64(last)
	if off <= last-n {
		limit = off + n
	}
	return &SectionReader{r, off, off, limit}
}

func (s *SectionReader) Size() int64 { return s.limit - s.base }

func (s *SectionReader) Read(p []byte) (n int, err error) {
	if s.at >= s.limit {
		return 0, EOF
	}
	if left := s.limit - s.at; int64(len(p)) > left {
		p = p[:left]
	}
	n, err = s.r.ReadAt(p, s.at)
	s.at += int64(n)
	return n, err
}

func (s *SectionReader) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case SeekStart:
		offset += s.base
	case SeekCurrent:
		offset += s.at
	case SeekEnd:
		offset += s.limit
	default:
		return 0, errors.New("Seek: invalid whence")
	}
	if offset < s.base {
		return 0, errors.New("Seek: invalid offset")
	}
	s.at = offset
	return offset - s.base, nil
}

func (s *SectionReader) ReadAt(p []byte, off int64) (n int, err error) {
	if off < 0 || off >= s.limit-s.base {
		return 0, EOF
	}
	off += s.base
	if left := s.limit - off; int64(len(p)) > left {
		n, err = s.r.ReadAt(p[:left], off)
		if err == nil {
			err = EOF
		}
		return n, err
	}
	return s.r.ReadAt(p, off)
}
