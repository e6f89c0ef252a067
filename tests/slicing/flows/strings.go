package main

func word(s string) string {
	stop()
	return s
}

func join() string     { s := word("ab"); stop(); return s + "cd" }
func less() bool       { s := word("ab"); stop(); return s < "cd" && s > "a" }
func atMost() bool     { s := word("ab"); stop(); return s <= "cd" && s >= "a" }
func length() int      { s := word("ab"); stop(); return len(s) }
func letter() byte     { s := word("ab"); stop(); return s[1] }
func letterAt() byte   { i := number(1); stop(); return "ab"[i] }
func part() string     { s := word("abcd"); stop(); return s[1:3] }
func partFrom() string { i := number(1); stop(); return "abcd"[i:3] }
func partTo() string   { i := number(3); stop(); return "abcd"[1:i] }
func single() string   { r := rune(number(65)); stop(); return string(r) }
func bytes() byte      { s := word("pq"); stop(); return []byte(s)[1] }
func runes() rune      { s := word("pq"); stop(); return []rune(s)[1] }
func ofBytes() string  { b := []byte{byte(number('p')), 'q'}; stop(); return string(b) }
func ofRunes() string  { r := []rune{rune(number('p')), 'q'}; stop(); return string(r) }

func letters() (sum int) {
	for _, c := range word("xyz") {
		stop()
		sum += int(c)
	}
	return sum
}

func main() {
	ask(join(), "abcd")
	ask(less(), true)
	ask(atMost(), true)
	ask(length(), 2)
	ask(letter(), 'b')
	ask(letterAt(), 'b')
	ask(part(), "bc")
	ask(partFrom(), "bc")
	ask(partTo(), "bc")
	ask(single(), "A")
	ask(bytes(), 'q')
	ask(runes(), 'q')
	ask(ofBytes(), "pq")
	ask(ofRunes(), "pq")
	ask(letters(), 363)
}
