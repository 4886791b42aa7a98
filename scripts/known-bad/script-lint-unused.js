// Nobody reads the constant.
const status = 1;
