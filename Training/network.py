"""The encoder (six layers, 384 wide) and its heads."""

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

WIDTH, HEADS, INNER, LAYERS, PIECES, POSITIONS = 384, 12, 1536, 6, 30522, 512
SHAPES = 6
ARC, RELATION = 256, 64
# Head -> how many spans it is given, and the width of its hidden layer.
SPAN_HEADS = {"stance": (2, 96), "sentiment": (1, 96), "event": (2, 64)}


def gelu(x):
    return F.gelu(x, approximate="tanh")


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, n, WIDTH))))
        return self.norm2(x + self.drop(self.down(gelu(self.up(x)))))


class Body(nn.Module):
    def __init__(self):
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])

    def forward(self, ids, shapes, mask):
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.shapes(shapes)
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_base(self, path):
        """Takes over the base model; the token-type row is folded into the positions."""
        w = load_file(path)
        with torch.no_grad():
            self.pieces.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(
                w["embeddings.position_embeddings.weight"]
                + w["embeddings.token_type_embeddings.weight"][0])
            self.shapes.weight.zero_()
            copy(self.norm, w, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                at = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    getattr(layer.qkv, part).copy_(torch.cat(
                        [w[f"{at}attention.self.{n}.{part}"] for n in ("query", "key", "value")]))
                copy(layer.out, w, at + "attention.output.dense")
                copy(layer.norm1, w, at + "attention.output.LayerNorm")
                copy(layer.up, w, at + "intermediate.dense")
                copy(layer.down, w, at + "output.dense")
                copy(layer.norm2, w, at + "output.LayerNorm")


def copy(module, weights, name):
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])


class Tree(nn.Module):
    """Biaffine arcs and relations (Dozat and Manning 2017)."""

    def __init__(self, relations):
        super().__init__()
        self.head = nn.Linear(WIDTH, ARC)
        self.dependent = nn.Linear(WIDTH, ARC)
        self.relation_head = nn.Linear(WIDTH, RELATION)
        self.relation_dependent = nn.Linear(WIDTH, RELATION)
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.relation = nn.Parameter(torch.empty(relations, RELATION + 1, RELATION + 1))
        self.drop = nn.Dropout(0.2)
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.relation, std=0.02)

    def forward(self, x, present):
        """Arc scores [batch, dependent, head] and the two sides of the relation scores."""
        one = torch.ones_like(x[..., :1])
        head = self.drop(gelu(self.head(x)))
        dependent = torch.cat([self.drop(gelu(self.dependent(x))), one], -1)
        arcs = torch.einsum("bid,de,bje->bij", dependent, self.arc, head)
        arcs = arcs.masked_fill(~present[:, None, :], -1e9)
        sides = (
            torch.cat([self.drop(gelu(self.relation_dependent(x))), one], -1),
            torch.cat([self.drop(gelu(self.relation_head(x))), one], -1))
        return arcs, sides

    def relations(self, sides, heads):
        """Relation scores [batch, dependent, relation] under the given heads."""
        dependent, head = sides
        chosen = torch.gather(head, 1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return torch.einsum("bid,rde,bie->bir", dependent, self.relation, chosen)


class Spans(nn.Module):
    """Judges spans of words together with their sentence: a mean for each, one hidden layer.

    The last role is the whole sentence, its mark included. A span without words adds nothing.
    """

    def __init__(self, roles, width, classes):
        super().__init__()
        self.roles, self.width = roles + 1, width
        self.sides = nn.Linear(WIDTH, self.roles * width)
        self.out = nn.Linear(width, classes)
        self.drop = nn.Dropout(0.2)

    def forward(self, x, words, rows, spans):
        """Scores [item, class]; `rows` are sentences, `spans` [item, role, 2] ends of words."""
        sums = F.pad(self.sides(x).cumsum(1), (0, 0, 1, 0))
        whole = torch.stack([torch.zeros_like(rows), words.sum(1)[rows]], -1)
        ends = torch.cat([spans + 1, whole[:, None]], 1)
        hidden = 0
        for role in range(self.roles):
            first, end = ends[:, role, 0], ends[:, role, 1]
            part = slice(role * self.width, (role + 1) * self.width)
            total = sums[rows, end, part] - sums[rows, first, part]
            hidden = hidden + total / (end - first).clamp(min=1)[:, None]
        return self.out(self.drop(gelu(hidden)))


def five(there, back):
    """Scores of neutral, p for q, p against q, q for p, q against p from both directions'."""
    neutral = there[:, :1] + back[:, :1]
    return torch.cat([neutral, there[:, 1:], back[:, 1:]], -1)


class Network(nn.Module):
    """The body and its heads; `labels` names the classes of each head."""

    def __init__(self, labels):
        super().__init__()
        self.body = Body()
        self.tree = Tree(len(labels["relation"]))
        self.tags = nn.ModuleDict(
            {name: nn.Linear(WIDTH, len(v)) for name, v in labels.items()
             if name not in ("relation", *SPAN_HEADS)})
        self.spans = nn.ModuleDict(
            {name: Spans(roles, width, len(labels[name]))
             for name, (roles, width) in SPAN_HEADS.items()})
        self.drop = nn.Dropout(0.2)

    def words(self, ids, shapes, mask, first):
        """Vectors of the words: of the first piece of each, the sentence mark as word 0."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = self.body(ids, shapes, mask).float()
        x = torch.gather(x, 1, first[..., None].expand(-1, -1, WIDTH))
        return self.drop(x)
