//rule: any type name can be embedded; the field is named after the type (spec "Struct types")

package main

import (
	"errors"
	"fmt"
	"strings"
)

type id int

func (i id) Hex() string { return fmt.Sprintf("%#x", int(i)) }

type list []int

func (l list) Len() int { return len(l) }

type rec struct {
	id
	list
	error
	int
	*strings.Builder
}

func main() {
	r := rec{id: 255, list: list{1, 2}, error: errors.New("e"), int: 4, Builder: &strings.Builder{}}
	r.WriteString("built")
	fmt.Println(r.Hex(), r.list[1], r.Error(), r.int+1, r.id+1, r.String(), r.list.Len())
}
