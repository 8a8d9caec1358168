"""The networks that networks_training.py trains, as PyTorch modules; tests/Parity/Networks/TrainedNetworks.cs has the same ones under the same names."""
import torch
import torch.nn.functional as F
from torch import nn

from networks_values import classes, uniform, weight


class SmallCnn(nn.Module):
    """conv-pool-conv-pool-fc-fc on pictures 1x12x12."""

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 12, 3, padding=1), nn.Conv2d(12, 20, 3, padding=1)
        self.fc1, self.fc2 = nn.Linear(180, 24), nn.Linear(24, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc2(F.relu(self.fc1(x.flatten(1))))

    def batch(self, name):
        return (pictures(name, 8, 1, 12, 12),), torch.from_numpy(classes(f"{name}/target", 8, 10))


class Block(nn.Module):
    """Two convolutions and a way around them (He et al. 2015)."""

    def __init__(self, before, channels, stride):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(before, channels, 3, stride, 1, bias=False), nn.BatchNorm2d(channels)
        self.conv2, self.bn2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels)
        if stride > 1:
            self.downsample = nn.Sequential(nn.Conv2d(before, channels, 1, stride, bias=False), nn.BatchNorm2d(channels))
        self.stride = stride

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(y + (x if self.stride == 1 else self.downsample(x)))


class Residual(nn.Module):
    """Two residual blocks on pictures 3x8x8."""

    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16)
        self.layer1, self.layer2 = nn.Sequential(Block(16, 16, 1)), nn.Sequential(Block(16, 24, 2))
        self.fc = nn.Linear(24, 5)

    def forward(self, x):
        x = self.layer2(self.layer1(F.relu(self.bn1(self.conv1(x)))))
        return self.fc(x.mean((2, 3)))

    def batch(self, name):
        return (pictures(name, 6, 3, 8, 8),), torch.from_numpy(classes(f"{name}/target", 6, 5))


class Recurrent(nn.Module):
    """A classifier of sequences of 7 of 20 signs: embedding, LSTM, GRU, and the last hidden state."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(20, 8)
        self.lstm, self.gru = nn.LSTM(8, 12, batch_first=True), nn.GRU(12, 10, batch_first=True)
        self.fc = nn.Linear(10, 4)

    def forward(self, x):
        return self.fc(self.gru(self.lstm(self.embedding(x))[0])[1][0])

    def batch(self, name):
        return (torch.from_numpy(classes(f"{name}/input", 35, 20)).reshape(5, 7),), torch.from_numpy(classes(f"{name}/target", 5, 4))


class Linear(nn.Module):
    """A linear classifier, whose penalised loss is convex: any right optimizer ends in the same place."""

    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(6, 4)

    def forward(self, x):
        return self.fc(x)

    def batch(self, name):
        return (pictures(name, 30, 6),), torch.from_numpy(classes(f"{name}/target", 30, 4))


class Language(nn.Module):
    """Says the next of 11 signs at each time, from states that are carried from one segment of the text to the next."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(11, 6)
        self.gru, self.lstm = nn.GRU(6, 9, batch_first=True), nn.LSTM(9, 8, batch_first=True)
        self.fc = nn.Linear(8, 11)

    def forward(self, x, states):
        x, gru = self.gru(self.embedding(x), states[0])
        x, (hidden, cell) = self.lstm(x, (states[1], states[2]))
        return self.fc(x).transpose(1, 2), [gru.detach(), hidden.detach(), cell.detach()]


def pictures(name, *dims):
    count = 1
    for dim in dims:
        count *= dim
    return torch.from_numpy(uniform(f"{name}/input", count, -1, 1)).double().reshape(dims)


def make(name, model, frozen=()):
    """The module in double precision with the weights of its name."""
    module = model().double()
    with torch.no_grad():
        for key, value in module.state_dict().items():
            if "num_batches" not in key:
                value.copy_(weight(f"{name}/{key}", list(value.shape)))
    for key, value in module.named_parameters():
        value.requires_grad_(not any(key == prefix or key.startswith(prefix + ".") for prefix in frozen))
    return module
