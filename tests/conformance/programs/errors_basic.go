//rule: errors.New values differ by identity; fmt.Errorf formats (errors.New, fmt.Errorf)

package main

import (
	"errors"
	"fmt"
)

var sentinel = errors.New("same text")

func find(k string) (int, error) {
	if k == "" {
		return 0, sentinel
	}
	return len(k), nil
}

func main() {
	_, err := find("")
	fmt.Println(err, err == sentinel, err == errors.New("same text"))
	n, err := find("abc")
	fmt.Println(n, err, err == nil)
	e := fmt.Errorf("line %d: %v", 7, sentinel)
	fmt.Println(e, errors.Unwrap(e) == nil, len(e.Error()))
}
