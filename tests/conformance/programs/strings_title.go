//rule: strings.Title
package main

import (
	"fmt"
	"strings"
)

func main() { fmt.Println(strings.Title("hello go lang_x a-b")) }
