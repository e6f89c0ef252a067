//stalemate:expect error

// A package that is found nowhere.
package main

import "example.org/none" // want "no library model"

func main() {
	none.Do()
}
