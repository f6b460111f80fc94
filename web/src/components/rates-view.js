customElements.get('bedrock-rates-view');

export {};
