// Formulas in configurations: numbers with units, variables, functions, comparisons. Alternatives that stand first bind
// more tightly.
grammar FormulaLanguage;

formula: expression EOF;

expression
    : '(' expression ')'                                                                    # parentheses
    | number=NUMBER (symbol=ID ('^' power=NUMBER)?)?                                        # quantity
    | TABLE '(' argument=expression ';' (scale=ID ';')? point (',' point)* ')'              # table
    | name=ID '(' (expression (',' expression)*)? ')'                                       # call
    | name=ID                                                                               # variable
    | QUOTED                                                                                # quoted
    | <assoc=right> left=expression '^' right=expression                                    # power
    | operator=('-' | '+') operand=expression                                               # unary
    | left=expression operator=('*' | '/') right=expression                                 # binary
    | left=expression operator=('+' | '-') right=expression                                 # binary
    | left=expression operator=('<' | '<=' | '>' | '>=') right=expression                   # binary
    | operator='not' operand=expression                                                     # unary
    | left=expression operator='and' right=expression                                       # binary
    | left=expression operator='or' right=expression                                        # binary
    | <assoc=right> condition=expression '?' whenTrue=expression ':' whenFalse=expression   # choice
    ;

point: at=expression ':' value=expression;

TABLE: 'table';
NOT: 'not';
AND: 'and';
OR: 'or';
NUMBER: ([0-9]+ '.'? [0-9]* | '.' [0-9]+) ([eE] [+-]? [0-9]+)?;
ID: [a-zA-Z_\u00b5\u03bc\u00b0%] [a-zA-Z_0-9]*;
QUOTED: '\'' ~['\r\n]* '\'';
SPACE: [ \t\r\n]+ -> skip;
