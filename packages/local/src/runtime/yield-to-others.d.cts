export declare const yieldToOthers: () => void;
