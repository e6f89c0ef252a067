// The program: everything it does is in cli/.
int main() { return 2; }
