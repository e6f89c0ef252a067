// Package errors.
package errors

type errorString struct {
	s string
}

func (e *errorString) Error() string { return e.s }

func New(text string) error { return &errorString{text} }

func Unwrap(err error) error {
	u, ok := err.(interface{ Unwrap() error })
	if !ok {
		return nil
	}
	return u.Unwrap()
}

// hasComparableType reports whether values of the dynamic type can be compared; false for nil.
func hasComparableType(value any) bool

func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	comparable := hasComparableType(target)
	for {
		if comparable && err == target {
			return true
		}
		if x, ok := err.(interface{ Is(error) bool }); ok && x.Is(target) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
			if err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, e := range x.Unwrap() {
				if Is(e, target) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

// As is called as asOf, with the type of the target.
func As(err error, target any) bool

// asAny is called where the type of the target is known when the program runs only.
func asAny(err error, target any) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	if t, ok := target.(withAsIn); ok {
		return t.asIn(err)
	}
	panic("errors: target must be a non-nil pointer")
}

// withAsIn is an operation on a pointer to any type (frontend/lower/type_operation.cpp).
type withAsIn interface{ asIn(err error) bool }

func asIn[T any](target *T, err error) bool {
	if target == nil {
		panic("errors: target must be a non-nil pointer")
	}
	// Only the zero value of an interface type holds nothing.
	zero := any(*new(T))
	if _, ok := zero.(error); zero != nil && !ok {
		panic("errors: *target must be interface or implement error")
	}
	return asOf(err, target)
}

// asOf finds the first error in err's tree that is a T, and stores it in target.
func asOf[T any](err error, target *T) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	for {
		if found, ok := any(err).(T); ok {
			*target = found
			return true
		}
		if x, ok := err.(interface{ As(any) bool }); ok && x.As(target) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
			if err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, e := range x.Unwrap() {
				if asOf(e, target) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

type joinError struct {
	errs []error
}

func (e *joinError) Error() string {
	text := ""
	for i, err := range e.errs {
		if i > 0 {
			text += "\n"
		}
		text += err.Error()
	}
	return text
}

func (e *joinError) Unwrap() []error { return e.errs }

func Join(errs ...error) error {
	e := &joinError{}
	for _, err := range errs {
		if err != nil {
			e.errs = append(e.errs, err)
		}
	}
	if len(e.errs) == 0 {
		return nil
	}
	return e
}

// ErrUnsupported is what an operation that is not supported returns.
var ErrUnsupported = New("unsupported operation")
