// The Frond kernel language: the part of OpenCL C in which the numerics of kernels/ are written.
// Directives (#include, #define, #if) are resolved before this grammar sees the text.
grammar KernelLanguage;

unit: function* EOF;

function: role* type name=ID '(' (VOID | parameters)? ')' block;

parameters: parameter (',' parameter)*;

// a directive's value: parameters that several functions share
sharedParameters: parameters EOF;

role: KERNEL | INLINE | STATIC;

parameter
    : qualifier* type qualifier* star='*'? qualifier* name=ID dimension*
    | shared=ID
    ;

qualifier: GLOBAL | CONST | RESTRICT;

dimension: '[' expression ']';

type: INT | REAL | VOID;

block: '{' statement* '}';

statement
    : block                                                                                 # blockStatement
    | declaration ';'                                                                       # declareStatement
    | assignment ';'                                                                        # assignStatement
    | call ';'                                                                              # callStatement
    | 'for' '(' INT variable=ID '=' from=expression ';' whilst=expression ';' step=assignment ')' body=statement
                                                                                            # forStatement
    | 'if' '(' condition=expression ')' then=statement ('else' otherwise=statement)?        # ifStatement
    | 'return' expression? ';'                                                              # returnStatement
    ;

declaration: CONST? type CONST? declarator (',' declarator)*;

declarator: name=ID dimension* ('=' (expression | '{' expression (',' expression)* '}'))?;

assignment
    : target operator=('=' | '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=') expression
    | target operator=('++' | '--')
    | operator=('++' | '--') target
    ;

target: name=ID dimension*;

call: name=ID '(' (expression (',' expression)*)? ')';

// a directive's value: the whole text of one line
constant: expression EOF;

expression
    : '(' expression ')'                                                                    # parentheses
    | call                                                                                  # callExpression
    | target                                                                                # targetExpression
    | INTEGER                                                                               # integer
    | FLOATING                                                                              # floating
    | '(' type ')' expression                                                               # cast
    | operator=('-' | '+' | '!' | '~' | '*' | '&') expression                               # unary
    | left=expression operator=('*' | '/' | '%') right=expression                           # binary
    | left=expression operator=('+' | '-') right=expression                                 # binary
    | left=expression operator=('<<' | '>>') right=expression                               # binary
    | left=expression operator=('<' | '<=' | '>' | '>=') right=expression                   # binary
    | left=expression operator=('==' | '!=') right=expression                               # binary
    | left=expression operator='&' right=expression                                         # binary
    | left=expression operator='^' right=expression                                         # binary
    | left=expression operator='|' right=expression                                         # binary
    | left=expression operator='&&' right=expression                                        # binary
    | left=expression operator='||' right=expression                                        # binary
    | <assoc=right> condition=expression '?' whenTrue=expression ':' whenFalse=expression   # choice
    ;

KERNEL: 'kernel' | '__kernel';
GLOBAL: 'global' | '__global';
CONST: 'const';
RESTRICT: 'restrict';
INLINE: 'inline';
STATIC: 'static';
INT: 'int';
REAL: 'real';
VOID: 'void';

// words of C and OpenCL C that are not part of the language, known only to be refused by name
FOREIGN
    : 'float' | 'double' | 'half' | 'char' | 'short' | 'long' | 'unsigned' | 'uint' | 'ulong' | 'size_t' | 'bool'
    | 'while' | 'do' | 'break' | 'continue' | 'switch' | 'case' | 'goto' | 'struct' | 'union' | 'enum' | 'typedef'
    | 'local' | '__local' | 'private' | '__private' | 'constant' | '__constant' | 'volatile' | 'sizeof'
    ;

ID: [a-zA-Z_] [a-zA-Z_0-9]*;
FLOATING: ([0-9]+ '.' [0-9]* EXPONENT? | '.' [0-9]+ EXPONENT? | [0-9]+ EXPONENT) [fF]?;
fragment EXPONENT: [eE] [+-]? [0-9]+;
INTEGER: [0-9]+ | '0' [xX] [0-9a-fA-F]+;

COMMENT: ('//' ~[\r\n]* | '/*' .*? '*/') -> channel(HIDDEN);
SPACE: [ \t\r\n]+ -> skip;
