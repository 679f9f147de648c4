//! Folding: letters that readers take for the same. Accents fold, ñ does not, quotation marks
//! are all one.
