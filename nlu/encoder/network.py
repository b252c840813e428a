"""The encoder as a network that can be tuned, its weights rounded as the file has them.

Tuning moves most weights by less than a step of their 4 bits. Rounding in every forward
pass, and passing gradients through it, lets those that matter cross to the next step;
rounding afterwards would undo half of what was learnt (cosine 0.85 instead of 0.99).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from nlu.encoder.model_file import BLOCK, Encoder

DROPOUT = 0.1
_MATRICES = ("q", "k", "v", "ao", "fi", "fo")
_PARTS = (*_MATRICES, "aln", "oln")


class _Rounded(torch.autograd.Function):
    @staticmethod
    def forward(context: Any, weights: torch.Tensor) -> torch.Tensor:
        blocks = weights.reshape(-1, BLOCK)
        largest = blocks.gather(1, blocks.abs().argmax(1, keepdim=True))
        scale = (largest / -8).half().float()
        divisor = torch.where(scale == 0, torch.ones_like(scale), scale)
        steps = torch.clamp(torch.round(blocks / divisor), -8, 7)
        return (steps * scale).reshape(weights.shape)

    @staticmethod
    def backward(context: Any, gradient: torch.Tensor) -> torch.Tensor:
        return gradient


class _Linear(nn.Linear):
    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return functional.linear(rows, _Rounded.apply(self.weight), self.bias)


class _Layer(nn.Module):
    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        hidden, _, self.heads, inner = encoder.sizes[:4]
        self.q, self.k, self.v, self.ao = (_Linear(hidden, hidden) for _ in range(4))
        self.fi, self.fo = _Linear(hidden, inner), _Linear(inner, hidden)
        self.aln = nn.LayerNorm(hidden, encoder.epsilon)
        self.oln = nn.LayerNorm(hidden, encoder.epsilon)

    def forward(self, rows: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        shape = (*rows.shape[:2], self.heads, -1)
        q, k, v = (
            m(rows).view(shape).transpose(1, 2) for m in (self.q, self.k, self.v)
        )
        dropout = DROPOUT if self.training else 0.0
        seen = functional.scaled_dot_product_attention(
            q, k, v, attn_mask=there, dropout_p=dropout
        )
        seen = self.ao(seen.transpose(1, 2).reshape(rows.shape))
        rows = self.aln(rows + functional.dropout(seen, DROPOUT, self.training))
        inner = self.fo(functional.gelu(self.fi(rows)))
        return self.oln(rows + functional.dropout(inner, DROPOUT, self.training))


class Network(nn.Module):
    """Some layers of an encoder; the words' own vectors stay as they are."""

    def __init__(self, encoder: Encoder, layers: Sequence[int]) -> None:
        super().__init__()
        tensors = {k: torch.tensor(v) for k, v in encoder.tensors.items()}
        words = tensors["emb.word"].reshape(-1, encoder.hidden)
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        self.places = nn.Parameter(tensors["emb.pos"].reshape(-1, encoder.hidden))
        self.kind = nn.Parameter(tensors["emb.type"].reshape(-1, encoder.hidden)[0])
        self.norm = nn.LayerNorm(encoder.hidden, encoder.epsilon)
        self.norm.weight.data = tensors["emb.ln.w"]
        self.norm.bias.data = tensors["emb.ln.b"]
        self.layers = nn.ModuleList(_Layer(encoder) for _ in layers)
        for number, layer in zip(layers, self.layers, strict=True):
            for part in _PARTS:
                module = getattr(layer, part)
                weights = tensors[f"l{number}.{part}.w"]
                module.weight.data = weights.reshape(module.weight.shape)
                module.bias.data = tensors[f"l{number}.{part}.b"]

    def forward(self, pieces: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """The mean of the last layer, for texts padded to one length."""
        words = _Rounded.apply(self.words(pieces))
        rows = self.norm(words + self.places[: pieces.shape[1]] + self.kind)
        rows = functional.dropout(rows, DROPOUT, self.training)
        mask = there[:, None, None, :].bool()
        for layer in self.layers:
            rows = layer(rows, mask)
        weights = there[:, :, None]
        return (rows * weights).sum(1) / weights.sum(1)

    def exported(self, encoder: Encoder) -> Encoder:
        """The encoder with these layers in the place of its own."""
        tensors = {k: v for k, v in encoder.tensors.items() if k.startswith("emb.")}
        kinds = tensors["emb.type"].reshape(-1, encoder.hidden).copy()
        kinds[0] = _array(self.kind)
        tensors["emb.pos"], tensors["emb.type"] = _array(self.places), kinds.reshape(-1)
        tensors["emb.ln.w"] = _array(self.norm.weight)
        tensors["emb.ln.b"] = _array(self.norm.bias)
        for number, layer in enumerate(self.layers):
            for part in _PARTS:
                module = getattr(layer, part)
                tensors[f"l{number}.{part}.w"] = _array(module.weight)
                tensors[f"l{number}.{part}.b"] = _array(module.bias)
        sizes = (encoder.hidden, len(self.layers), *encoder.sizes[2:])
        return replace(encoder, sizes=sizes, tensors=tensors)


def _array(tensor: torch.Tensor) -> np.ndarray:
    return tensor.detach().float().numpy().reshape(-1).copy()
